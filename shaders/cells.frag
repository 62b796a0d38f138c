#version 330 core
// One texel per cell, never blended with its neighbours, and lines over them that get fainter where cells are too small for lines.
uniform sampler2D fills;
uniform vec2 count;        // columns, rows
uniform vec2 cell_pixels;  // size of a cell on screen
uniform vec4 line_color;
uniform float line_width;  // pixels; 0 = none
uniform float opacity;
in vec2 place;
out vec4 color;

void main() {
  vec2 at = place * count;
  vec4 cell = texture(fills, (floor(at) + 0.5) / count);
  vec2 to_line = min(fract(at), 1.0 - fract(at)) * cell_pixels;
  float line = clamp(line_width * 0.5 + 0.5 - min(to_line.x, to_line.y), 0.0, 1.0) * step(0.01, line_width) * line_color.a;
  line *= clamp(min(cell_pixels.x, cell_pixels.y) / 6.0, 0.0, 1.0);
  float alpha = line + cell.a * (1.0 - line);
  vec3 mixed = (line_color.rgb * line + cell.rgb * cell.a * (1.0 - line)) / max(alpha, 1e-4);
  color = vec4(mixed, alpha * opacity);
}
