// Every widget there is. Nothing else in the window draws controls, so that the whole program has one look; specimen.h shows them
// all.
#pragma once
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/icons.h"
#include "widgets/number.h"
#include "widgets/surface.h"
#include "widgets/text.h"
#include "widgets/transport.h"
#include "widgets/ui.h"
