#include "xhtml/links.h"

#include <fmt/format.h>

#include <algorithm>

namespace qianzi::xhtml {

namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with_scheme(std::string_view target, std::string_view scheme) {
  return target.size() >= scheme.size() &&
         std::equal(scheme.begin(), scheme.end(), target.begin(), [](char a, char b) {
           return a == lower(b);
         });
}

bool is_host(std::string_view authority) {
  const std::size_t colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  const std::string_view port =
      colon == std::string_view::npos ? std::string_view{} : authority.substr(colon + 1);
  const bool named = std::all_of(host.begin(), host.end(), [](char c) {
    return is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || is_beyond_ascii(c);
  });
  const bool numbered = port.size() <= 4 && std::all_of(port.begin(), port.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
  return !host.empty() && host.front() != '.' && host.find("..") == std::string_view::npos &&
         named && numbered;
}

bool stands_bare(char c) {
  return is_alphanumeric(c) || is_beyond_ascii(c) ||
         std::string_view("!$&'()*+,-./:;=?@_~").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text) {
  std::string out;
  bool in_fragment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escape = c == '%' && i + 2 < text.size() && is_hexadecimal(text[i + 1]) &&
                        is_hexadecimal(text[i + 2]);
    const bool fragment = c == '#' && !in_fragment;
    if (fragment) in_fragment = true;
    if (stands_bare(c) || escape || fragment) {
      out.push_back(c);
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> safe_address(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_scheme(target, scheme)) continue;
    const std::string_view rest = target.substr(scheme.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (!is_host(authority)) return std::nullopt;
    return std::string(scheme) + std::string(authority) + encoded(rest.substr(authority.size()));
  }
  constexpr std::string_view mail = "mailto:";
  if (!starts_with_scheme(target, mail) || target.size() == mail.size()) return std::nullopt;
  return std::string(mail) + encoded(target.substr(mail.size()));
}

}  // namespace qianzi::xhtml
