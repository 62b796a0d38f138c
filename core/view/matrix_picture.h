// A matrix with the maps that it joins: y = C x as a line of blocks, C with its entries, y and x laid flat beside it, each under
// its title. What goes in stands to the right as a column, or above as a row where that leaves cells larger.
#pragma once
#include <string>
#include <vector>

#include "view/matrix_sheet.h"

namespace upstamp {

class MatrixPicture {
 public:
  MatrixPicture(MatrixSheet sheet, Turned turned, VectorLook look);

  // Chooses the cell and where the input stands, so that all of it has that room, in points.
  void fit(Size room);
  // Before a fit, for who has to know what else will stand there: cells are large until they are found not to be.
  void suppose_numbers() { sheet_.cell = sheet_.stage.style.sizes.cell; }
  double cell() const { return sheet_.cell; }
  const MatrixSheet& sheet() const { return sheet_; }
  Size size() const { return places_.size; }
  double matrix_top() const { return places_.top; }
  Block drawn() const;

 private:
  // Where blocks begin; all of them at `top`, except an input that lies above.
  struct Places {
    bool upright = true;  // what goes in is a column
    double left = 0, top = 0, in = 0, added = 0;
    Size size;
  };
  struct Title {
    std::string words, letter, note;
    Role role = Role::none;
    double width = 0;  // on two lines
  };
  Title titled(std::string words, std::string letter, std::string note, Role) const;
  Title vector_title(Vector) const;
  Title matrix_title() const;
  bool has_added() const;
  double gap() const;
  double title_height() const;
  double above_matrix() const;  // what parts an input above from the matrix
  Places places_with(double cell, bool upright);
  void add_title(const Title&, Point bottom, Anchor, std::vector<Mark>&) const;
  void add_title_in_line(const Title&, Point baseline, double room, const std::string& more, std::vector<Mark>&) const;
  void add_sign(const std::string& sign, double x, std::vector<Mark>&) const;
  void add_vectors(std::vector<Mark>&) const;

  MatrixSheet sheet_;
  Turned turned_;
  VectorLook look_;
  Places places_;
};

}  // namespace upstamp
