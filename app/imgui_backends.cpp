// The part of the shim that talks to the window system and the graphics driver, or stands in for both in tests.
#include "imgui_shim.h"

#include <algorithm>

#if __has_include(<backends/imgui_impl_glfw.h>)
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#else
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#endif

struct GLFWwindow;

namespace upstamp::shim {

static GLFWwindow* native(void* window) { return static_cast<GLFWwindow*>(window); }

bool begin_backends(void* window) {
  return ImGui_ImplGlfw_InitForOpenGL(native(window), false) && ImGui_ImplOpenGL3_Init("#version 330 core");
}

void end_backends() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
}

void refresh_font_texture() {
#if IMGUI_VERSION_NUM < 19200
  // Made again, from the atlas as it is then, when the next frame begins.
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

void new_frame(ImVec2 size, [[maybe_unused]] float pixels_per_unit) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = size;
  io.DisplayFramebufferScale = {1, 1};
#if IMGUI_VERSION_NUM < 18700
  // The backend has just asked for the mouse, in window units; later versions are told it by pass_cursor.
  if (io.MousePos.x > -1e6F) io.MousePos = {io.MousePos.x * pixels_per_unit, io.MousePos.y * pixels_per_unit};
#endif
  // Two frames within the clock's resolution would make 1.86 abort.
  io.DeltaTime = std::max(io.DeltaTime, 1e-4F);
  ImGui::NewFrame();
  steer_tab();
}

void render(ImDrawData* drawn) { ImGui_ImplOpenGL3_RenderDrawData(drawn); }

void render_part(ImDrawData& drawn, const ImVec4& box, const std::vector<bool>& wanted) {
  const ImVec4 nothing{0, 0, -1, -1};
  std::vector<ImDrawList*> lists;
  std::vector<ImVec4> clips;
  std::size_t number = 0;
  for (int i = 0; i < drawn.CmdListsCount; ++i) {
    ImDrawList* const list = drawn.CmdLists[i];
    bool any = false;
    for (ImDrawCmd& command : list->CmdBuffer) {
      const bool draws = number < wanted.size() && wanted[number];
      ++number, any = any || draws;
      const ImVec4 clip = command.ClipRect;
      clips.push_back(clip);
      command.ClipRect =
          draws ? ImVec4{std::max(clip.x, box.x), std::max(clip.y, box.y), std::min(clip.z, box.z), std::min(clip.w, box.w)}
                : nothing;
    }
    if (any) lists.push_back(list);
  }
  ImDrawData part = drawn;
  part.CmdListsCount = static_cast<int>(lists.size());
#if IMGUI_VERSION_NUM >= 18980
  part.CmdLists.clear();
  for (ImDrawList* list : lists) part.CmdLists.push_back(list);
#else
  part.CmdLists = lists.data();
#endif
  ImGui_ImplOpenGL3_RenderDrawData(&part);
  auto clip = clips.begin();
  for (int i = 0; i < drawn.CmdListsCount; ++i)
    for (ImDrawCmd& command : drawn.CmdLists[i]->CmdBuffer) command.ClipRect = *clip++;
}

void pass_key(void* window, int key, int scancode, int action, int mods) {
  ImGui_ImplGlfw_KeyCallback(native(window), key, scancode, action, mods);
}
void pass_character(void* window, unsigned code_point) { ImGui_ImplGlfw_CharCallback(native(window), code_point); }
void pass_mouse_button(void* window, int button, int action, int mods) {
  ImGui_ImplGlfw_MouseButtonCallback(native(window), button, action, mods);
}
void pass_scroll(void* window, double x, double y) { ImGui_ImplGlfw_ScrollCallback(native(window), x, y); }
void pass_focus(void* window, bool focused) { ImGui_ImplGlfw_WindowFocusCallback(native(window), focused); }
void pass_cursor_entered(void* window, bool entered) { ImGui_ImplGlfw_CursorEnterCallback(native(window), entered); }
void pass_cursor([[maybe_unused]] void* window, [[maybe_unused]] double x, [[maybe_unused]] double y) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui_ImplGlfw_CursorPosCallback(native(window), x, y);
#endif
}

void begin_headless(ImVec2 size) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = size;
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // fine maps have more corners than 16 bits can count
#if IMGUI_VERSION_NUM < 18700
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
#endif
#if IMGUI_VERSION_NUM >= 19200
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#else
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
#endif
}

void start_headless_frame(double seconds) {
  ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
#if IMGUI_VERSION_NUM >= 19200
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    texture->SetStatus(texture->Status == ImTextureStatus_WantDestroy ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
#endif
  ImGui::NewFrame();
  steer_tab();
}

#if IMGUI_VERSION_NUM >= 18700
void feed_mouse(ImVec2 at) { ImGui::GetIO().AddMousePosEvent(at.x, at.y); }
void feed_button(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }
void feed_key(ImGuiKey key, bool down) { ImGui::GetIO().AddKeyEvent(key, down); }
void feed_modifiers(bool control, bool shift) {
#if IMGUI_VERSION_NUM >= 18900
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, control);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, shift);
#else
  ImGui::GetIO().AddKeyEvent(ImGuiKey_ModCtrl, control);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_ModShift, shift);
#endif
}
#else
void feed_mouse(ImVec2 at) { ImGui::GetIO().MousePos = at; }
void feed_button(int button, bool down) { ImGui::GetIO().MouseDown[button] = down; }
void feed_key(ImGuiKey key, bool down) { ImGui::GetIO().KeysDown[key] = down; }
void feed_modifiers(bool control, bool shift) {
  ImGui::GetIO().KeyCtrl = control;
  ImGui::GetIO().KeyShift = shift;
}
#endif
void feed_text(std::string_view utf8) { ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str()); }

}  // namespace upstamp::shim
