// What programs in Python have in common: comments that cannot break out, numbers as arrays, statements with their places filled
// in, and each op written out with NumPy's indices.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dialect/dialect.h"

namespace upstamp {

// On one line, without control characters, so that no title of a scene ends the comment.
std::string python_comment(std::string_view text);
// Title, note, and what the program is.
std::string python_heading(const Study&, const std::string& what);
// Above a layer's statement: number, op and name, and the size formula with its numbers.
std::string layer_comment(const Study&, int layer);

// [[1, 2],\n [3, 4]] as far as `axes` wants: the last 1 to 4 of (outer, channels, rows, columns).
std::string python_numbers(const Tensor&, int axes);

// The names of a layer's tensors in every program: x is the scene's input, y2 the output of the second layer.
std::string output_name(int layer);
std::map<std::string, std::string> names_of(const Study&, int layer);

// The statement with {places} filled in. What stands in `places` is filled in before the parameters there, which are before ours.
// {arguments} are the parameters there that differ from the default and are not named in the statement.
std::string filled_in(const Dialect&, const Wording&, const Settings& there, const LayerStudy&,
                      const std::map<std::string, std::string>& places);

// The definitions of the functions that write these ops out with indices, each once.
std::string numpy_functions(const std::set<std::string>& ops);
bool has_numpy_function(const std::string& op);
// `transposed_conv(x, w1, kernel=(3, 3), …)`, on (channels, rows, columns). A pooling answers output and switches.
std::string numpy_call(const LayerStudy&, const std::map<std::string, std::string>& names);
// For an op that nobody has written out: every connection of its wiring, one after the other.
std::string numpy_connections(const LayerStudy&, const std::string& y, const std::string& x);
// One or the other, as a statement that makes {y}, and {indices} for a pooling.
std::string numpy_statement(const LayerStudy&, const std::map<std::string, std::string>& names);

}  // namespace upstamp
