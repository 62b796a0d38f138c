// One source for Dear ImGui 1.86 to 1.92: everything that changed its name or meaning in between is spelled here once. The rest
// of the window includes this instead of imgui.h and calls ImGui directly only for what is the same in all of them.
#pragma once
#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace upstamp::shim {

// ---- items
// An area that can be hovered, pressed and reached by keyboard, and draws nothing. True on a click (or Enter, Space while it has
// focus).
bool hit_area(const char* id, ImVec2 size);
// The last item has the keyboard's focus and the user is navigating by keyboard, so that a focus ring must be seen.
bool shows_focus();
// This frame's keys are meant for the program: the focus stays where it is, unseen, and nothing is pressed by them.
void leave_navigation();
// Call once after each NewFrame: Tab goes on from the item with the focus and shows it. 1.86 would begin anew and hide it.
void steer_tab();
// Left (-1) or Right (+1) was pressed while the last item has the focus, which then stays there; 0 otherwise.
int arrow_step();
// Edits `text` in the current font, without a frame of its own, text centred in the height; true on Enter. `limit` is in bytes.
bool text_input(const char* id, std::string& text, ImVec2 size, float padding, ImGuiInputTextFlags flags,
                std::size_t limit = 4096);
bool begin_child(const char* id, ImVec2 size, bool padded, ImGuiWindowFlags flags = 0);

// ---- keys
bool key_pressed(ImGuiKey key, bool repeat = true);
bool shift_held();
bool control_held();

// ---- textures and drawing
ImTextureID texture_id(unsigned gl_name);
void push_texture(ImDrawList&, ImTextureID);
void pop_texture(ImDrawList&);
// What is drawn by other means than triangles: the box that holds it and a fingerprint of how it looks there.
struct CustomDrawing {
  ImVec2 from, to;
  std::uint64_t content = 0;
};
// `draw` is called while the list is rendered, with its drawing as UserCallbackData; afterwards the backend's state is restored.
void add_callback(ImDrawList&, ImDrawCallback draw, CustomDrawing*);
const CustomDrawing* custom_drawing(const ImDrawCmd&);  // null: triangles, or nothing
std::uint64_t texture_of(const ImDrawCmd&);
void polyline(ImDrawList&, std::span<const ImVec2> points, ImU32 color, bool closed, float thickness);
void round_rect(ImDrawList&, ImVec2 from, ImVec2 to, ImU32 fill, float radius);
void round_frame(ImDrawList&, ImVec2 from, ImVec2 to, ImU32 line, float radius, float thickness);

// ---- fonts
// Adds a face with letters of `fallback` merged in where it has none. `height` is ascent plus descent in pixels. Both files must
// outlive the atlas.
ImFont* add_font(ImFontAtlas&, std::span<const std::byte> file, std::span<const std::byte> fallback, float height);
void push_font(ImFont*, float height);
void pop_font();

// ---- backends (GLFW, OpenGL 3)
// The calls that a window makes around each frame. `window` is a GLFWwindow*. Input callbacks are left to the caller (see
// pass_key).
bool begin_backends(void* window);
void end_backends();
void refresh_font_texture();
// ImGui's unit is the pixel of the framebuffer, `size` of them; the mouse is given in units of so many pixels.
void new_frame(ImVec2 size, float pixels_per_unit);
void render(ImDrawData*);
// Only the commands that are wanted by their number, counted through all lists, and of them only what lies within the box.
void render_part(ImDrawData&, const ImVec4& box, const std::vector<bool>& wanted);
void pass_key(void* window, int key, int scancode, int action, int mods);
void pass_character(void* window, unsigned code_point);
void pass_mouse_button(void* window, int button, int action, int mods);
void pass_scroll(void* window, double x, double y);
void pass_focus(void* window, bool focused);
void pass_cursor(void* window, double x, double y);
void pass_cursor_entered(void* window, bool entered);

// ---- synthetic input, for tests without a window
// Call once after CreateContext; then start_headless_frame instead of backends.
void begin_headless(ImVec2 size);
void start_headless_frame(double seconds);
void feed_mouse(ImVec2 at);
void feed_button(int button, bool down);
void feed_key(ImGuiKey key, bool down);
void feed_modifiers(bool control, bool shift);
void feed_text(std::string_view utf8);

}  // namespace upstamp::shim
