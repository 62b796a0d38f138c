#version 330 core
// A rectangle in window pixels, its corners made from the vertex number.
uniform vec4 box;     // x, y, width, height in pixels, y down
uniform vec2 window;  // size in pixels
out vec2 place;       // 0..1 across the block of cells

void main() {
  place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 pixel = box.xy + place * box.zw;
  gl_Position = vec4(pixel.x / window.x * 2.0 - 1.0, 1.0 - pixel.y / window.y * 2.0, 0.0, 1.0);
}
