// What an export is to be, from what was typed: the format, the options and the scenes. Each throws Error with one sentence when
// it cannot be.
#pragma once
#include "cli/commands.h"
#include "lab/scene_json.h"
#include "view/export_options.h"
#include "writer/writer.h"

namespace upstamp {

const Writer& writer_for(const ExportRequest&, const Catalogue<Writer>&);
Settings format_settings(const ExportRequest&, const Writer&);
ExportOptions typed_options(const ExportRequest&, const Writer&);
// One scene as the request changes it.
Scene scene_for(const ExportRequest&, const std::string& name, const Catalogue<Op>&, const Catalogue<View>&);
// "y[2,3]", with channels "y[1,2,3]", as equations name cells of the layer in focus.
Tag typed_pin(const std::string& text, const Study&);
void expect_fitting_view(const ExportRequest&, const Study&, const Catalogue<View>&);

}  // namespace upstamp
