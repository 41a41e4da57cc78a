#include "trees.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>

namespace qianzi::pdf {

namespace {

constexpr std::size_t fan_out = 64;

/// A node that is written, and its first and last key as they stand in the file.
struct Node {
  ObjectId object;
  std::string first;
  std::string last;
};

std::string limits(const Node& node) {
  return "/Limits [" + node.first + ' ' + node.last + "]\n";
}

/// Groups nodes until few enough are left for one root.
ObjectId write_upper(ObjectFile& objects, std::vector<Node> nodes) {
  while (true) {
    const bool root = nodes.size() <= fan_out;
    std::vector<Node> upper;
    for (std::size_t begin = 0; begin < nodes.size() || (root && upper.empty()); begin += fan_out) {
      const std::size_t end = std::min(begin + fan_out, nodes.size());
      Node node{0, {}, {}};
      std::string out = "/Kids [";
      for (std::size_t i = begin; i < end; ++i) {
        append_reference(out, nodes[i].object);
        out.push_back(' ');
      }
      out += "]\n";
      if (!root) {
        node.first = nodes[begin].first;
        node.last = nodes[end - 1].last;
        out += limits(node);
      }
      node.object = objects.add(out);
      upper.push_back(std::move(node));
    }
    if (root) return upper.front().object;
    nodes = std::move(upper);
  }
}

}  // namespace

ObjectId write_number_tree(ObjectFile& objects,
                           std::size_t count,
                           const std::function<void(std::string& out, std::size_t key)>& value) {
  std::vector<Node> leaves;
  for (std::size_t begin = 0; begin < count; begin += fan_out) {
    const std::size_t end = std::min(begin + fan_out, count);
    std::string out = "/Nums [";
    for (std::size_t key = begin; key < end; ++key) {
      append_integer(out, static_cast<std::int64_t>(key));
      out.push_back(' ');
      value(out, key);
      out.push_back('\n');
    }
    out += "]\n";
    Node leaf{0, {}, {}};
    append_integer(leaf.first, static_cast<std::int64_t>(begin));
    append_integer(leaf.last, static_cast<std::int64_t>(end - 1));
    leaf.object = objects.add(out + limits(leaf));
    leaves.push_back(std::move(leaf));
  }
  return write_upper(objects, std::move(leaves));
}

ObjectId write_name_tree(ObjectFile& objects,
                         const std::vector<std::pair<std::string, std::string>>& entries) {
  std::vector<Node> leaves;
  for (std::size_t begin = 0; begin < entries.size(); begin += fan_out) {
    const std::size_t end = std::min(begin + fan_out, entries.size());
    std::string out = "/Names [";
    for (std::size_t i = begin; i < end; ++i) {
      append_byte_string(out, entries[i].first);
      out.push_back(' ');
      out += entries[i].second;
      out.push_back('\n');
    }
    out += "]\n";
    Node leaf{0, {}, {}};
    append_byte_string(leaf.first, entries[begin].first);
    append_byte_string(leaf.last, entries[end - 1].first);
    leaf.object = objects.add(out + limits(leaf));
    leaves.push_back(std::move(leaf));
  }
  return write_upper(objects, std::move(leaves));
}

}  // namespace qianzi::pdf
