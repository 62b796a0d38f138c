#version 330 core
// One texel per cell, sampled without blending between cells, with lines between them where there is room.
uniform sampler2D fills;
uniform vec2 count;       // columns, rows
uniform vec2 cell_pixels; // size of a cell on screen
uniform vec4 line_color;
uniform float line_width; // pixels; 0 = none
in vec2 place;
out vec4 color;

void main() {
  vec2 at = place * count;
  color = texture(fills, (floor(at) + 0.5) / count);
  vec2 from_line = min(fract(at), 1.0 - fract(at)) * cell_pixels;
  float line = clamp(line_width * 0.5 + 0.5 - min(from_line.x, from_line.y), 0.0, 1.0);
  color = mix(color, vec4(line_color.rgb, max(color.a, line_color.a)), line * line_color.a * step(0.01, line_width));
}
