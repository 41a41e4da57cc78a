// The styles of a design: each role's, and what one takes from another.
#pragma once

#include "design/attributes.h"
#include "design/page_design.h"
#include "design/palette.h"

#include <set>

namespace qianzi::design {

/// Reads the <text> and <style> elements of one design.
class Styles {
public:
  Styles(Attributes& attributes, Palette& palette, PageDesign& design);

  /// `<text>`: how text is set whatever its role. Stands before the styles.
  void rules(const tinyxml2::XMLElement& element);
  /// `<style>`: a role without a style of its own looks like the body, hence the body's stands
  /// first and is copied to all the roles.
  void style(const tinyxml2::XMLElement& element);
  /// When all have been read: roles that look like another one than the body.
  void finish();
  /// Whether any style was there.
  [[nodiscard]] bool any() const { return !styled_.empty(); }

private:
  void set(ParagraphStyle& style, const tinyxml2::XMLElement& element);
  void spaces(ParagraphStyle& style, Role role, const tinyxml2::XMLElement& element);
  void limits(Role role, const tinyxml2::XMLElement& element);
  void copy_body();

  Attributes& attributes_;
  Palette& palette_;
  PageDesign& design_;
  std::set<Role> styled_;
};

}  // namespace qianzi::design
