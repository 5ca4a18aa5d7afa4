// One of the three headers of its own that each file of bench/hits includes.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace unit {

class Shape {
 public:
  virtual ~Shape() = default;
  virtual double area() const = 0;
  virtual std::string name() const = 0;
};

class Box final : public Shape {
 public:
  Box(double a, double b) : a_(a), b_(b) {}
  double area() const override { return a_ * b_; }
  std::string name() const override { return "box"; }

 private:
  double a_, b_;
};

using Shapes = std::vector<std::unique_ptr<Shape>>;

}  // namespace unit
