#version 330 core
// A rectangle whose corners are made from the vertex number.
uniform mat4 place_to_clip;
out vec2 place;  // 0..1 across the block of cells

void main() {
  place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = place_to_clip * vec4(place, 0.0, 1.0);
}
