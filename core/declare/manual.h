// The reference manual of one declared thing as Markdown.
#pragma once
#include <string>

#include "declare/declaration.h"

namespace upstamp {

std::string manual_page(const Declaration&);

}  // namespace upstamp
