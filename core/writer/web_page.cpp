#include "writer/web_page.h"

#include "base/embedded.h"

namespace upstamp {

std::string_view stepper_style() { return asset_text("web/stepper.css"); }
std::string_view stepper_script() { return asset_text("web/stepper.js"); }

std::string page_colors(Color ground) {
  // What lies under a figure without a ground is the page, which is white.
  const Color page = ground.alpha == 255 ? ground : rgb(0xFFFFFF), black = rgb(0x1B1F24), white = rgb(0xE8ECF2);
  const bool dark = contrast_ratio(white, page) > contrast_ratio(black, page);
  const Color ink = dark ? white : black;
  return std::string(":root{--scheme:") + (dark ? "dark" : "light") + ";--ground:" + hex_text(page) + ";--ink:" + hex_text(ink) +
         ";--muted:" + hex_text(mixed(page, ink, dark ? 0.45 : 0.86)) +
         ";--line:" + hex_text(mixed(page, ink, dark ? 0.15 : 0.2)) + ";--accent:" + (dark ? "#74A3F2" : "#2A6FDB") + "}\n";
}

}  // namespace upstamp
