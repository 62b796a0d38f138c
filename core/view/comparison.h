// The same input through several ways: their outputs held against one of them, or against the input itself.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "lab/study.h"

namespace upstamp {

struct Way {
  std::string title;
  const Tensor* y = nullptr;  // null when the way cannot be worked out; then `obstacle` says why
  std::string obstacle;
  // Held against the reference; empty when the shapes differ, and for the reference itself.
  std::vector<double> difference;
  double rmse = 0, largest = 0;
  long long differing = 0;  // cells
  double artifacts = 0;     // artifact_energy() of the output at the period of the scene's own layers
};

struct Comparison {
  std::vector<Way> ways;  // the scene's own layers first
  int reference = 0;      // among the ways; -1 = the scene's input
  const Tensor* against = nullptr;
  std::string against_title;
  double peak = 0;                         // largest less smallest value of the reference, for PSNR
  bool enlarges = false;                   // whether there is a period to measure artifacts at
  PerAxis period = 1;                      // output cells after which what the own layers do repeats
  int smallest = -1;                       // own layer that leaves the least of the input before it is enlarged; -1: none
  double least_value = 0, most_value = 0;  // over all maps, and 0
  double largest_difference = 0;           // in magnitude
  double largest_value() const { return std::max(-least_value, most_value); }
};
// `wish`: 0 = the input where the layers make it smaller and then as large again, else the scene's own layers; 1 = those; 2, 3 …
// = the other ways. One that has no output or is not there counts as 1.
Comparison compared(const Study&, int wish);

// As the framework writes itself: "PyTorch" for pytorch.
std::string framework_name(const std::string& dialect);

// 20 log10(peak / rmse) in decibels; infinite without error, NaN where the reference is all alike.
double psnr(const Comparison&, const Way&);

}  // namespace upstamp
