// The parts of a .pptx file that are the same whatever it shows, and those that only count its slides: Office Open XML as
// PowerPoint, Impress and Keynote read it.
#pragma once
#include <string>

namespace upstamp {

// Lengths of Office are in EMU, 12700 to the point. The slide is 16 to 9.
inline constexpr double slide_width = 12192000, slide_height = 6858000;

inline constexpr const char* xml_start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string content_types(int slides, bool with_scene);
std::string package_relations();
// Of the presentation: the master is rId1, slide n is rId(n + 1).
std::string presentation(int slides);
std::string presentation_relations(int slides, bool with_scene);
std::string theme();
std::string master();
std::string master_relations();
std::string layout();
std::string layout_relations();
// One relation of the document itself, by the last word of its type.
std::string relation(const std::string& id, const std::string& type, const std::string& target);
std::string relations(const std::string& all);

}  // namespace upstamp
