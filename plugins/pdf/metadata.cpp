#include "metadata.h"

#include "numbers.h"
#include "strings.h"

#include <algorithm>
#include <span>

namespace qianzi::pdf {

namespace {

struct Civil {
  std::int64_t year, month, day, second_of_day;
};

/// Days to a date of the Gregorian calendar, by eras of 400 years that begin in March.
Civil civil_of(std::int64_t timestamp) {
  constexpr std::int64_t day_length = 86'400;
  std::int64_t days = timestamp / day_length;
  std::int64_t second = timestamp % day_length;
  if (second < 0) {
    second += day_length;
    --days;
  }
  days += 719'468;  // from 0000-03-01
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t in_era = days - era * 146'097;
  const std::int64_t year = (in_era - in_era / 1'460 + in_era / 36'524 - in_era / 146'096) / 365;
  const std::int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * in_year + 2) / 153;
  const std::int64_t day = in_year - (153 * month + 2) / 5 + 1;
  const std::int64_t calendar_month = month < 10 ? month + 3 : month - 9;
  return {year + era * 400 + (calendar_month <= 2 ? 1 : 0), calendar_month, day, second};
}

void append_padded(std::string& out, std::int64_t value, std::size_t digits) {
  std::string number;
  append_integer(number, value);
  if (number.size() < digits) out.append(digits - number.size(), '0');
  out += number;
}

/// Date, and time of day, with the given characters between their parts.
std::string time_text(std::int64_t timestamp,
                      std::string_view in_date,
                      std::string_view between,
                      std::string_view in_time) {
  const Civil civil = civil_of(timestamp);
  std::string out;
  append_padded(out, civil.year, 4);
  out += in_date;
  append_padded(out, civil.month, 2);
  out += in_date;
  append_padded(out, civil.day, 2);
  out += between;
  append_padded(out, civil.second_of_day / 3600, 2);
  out += in_time;
  append_padded(out, civil.second_of_day / 60 % 60, 2);
  out += in_time;
  append_padded(out, civil.second_of_day % 60, 2);
  return out + 'Z';
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
  }
  return out;
}

void append_property(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  ((((out += "<") += name) += ">") += escaped(value)) += "</";
  (out += name) += ">\n";
}

/// A Dublin Core property whose value is a list or has languages.
void append_list(std::string& out,
                 std::string_view name,
                 std::string_view container,
                 std::string_view item,
                 std::string_view value) {
  if (value.empty()) return;
  for (const std::string_view part :
       std::initializer_list<std::string_view>{"<", name, "><", container, "><", item, ">"}) {
    out += part;
  }
  out += escaped(value);
  for (const std::string_view part :
       std::initializer_list<std::string_view>{"</rdf:li></", container, "></", name, ">\n"}) {
    out += part;
  }
}

/// PDF/A wants a schema that is not its own described (ISO 19005-1 6.7.8).
constexpr std::string_view pdfua_schema =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

/// The standards a file keeps, each named in its own schema.
void append_claims(std::string& out, Profile profile, const std::string& digest) {
  const auto begin = [&out](std::string_view name, std::string_view address) {
    ((out += "<rdf:Description rdf:about=\"\" xmlns:") += name) += "=\"";
    (out += address) += "\">\n";
  };
  constexpr std::string_view end = "</rdf:Description>\n";
  if (is_archive(profile)) {
    const bool first = profile == Profile::archive_1b;
    begin("pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    append_property(out, "pdfaid:part", first ? "1" : "2");
    append_property(out, "pdfaid:conformance", first ? "B" : "U");
    out += end;
  }
  if (profile == Profile::archive) {
    begin("pdfuaid", "http://www.aiim.org/pdfua/ns/id/");
    append_property(out, "pdfuaid:part", "1");
    out += end;
    out += pdfua_schema;
  }
  if (profile == Profile::press) {
    begin("pdfxid", "http://www.npes.org/pdfx/ns/id/");
    append_property(out, "pdfxid:GTS_PDFXVersion", "PDF/X-4");
    out += end;
    begin("xmpMM", "http://ns.adobe.com/xap/1.0/mm/");
    append_property(out, "xmpMM:DocumentID", "uuid:" + digest);
    append_property(out, "xmpMM:VersionID", "1");
    append_property(out, "xmpMM:RenditionClass", "default");
    out += end;
  }
}

/// 32 hexadecimal digits as the parts of a UUID.
std::string uuid_of(std::string_view digest) {
  std::string out;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const char c = digest[i];
    if (i == 8 || i == 12 || i == 16 || i == 20) out.push_back('-');
    out.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return out;
}

}  // namespace

std::string iso_time(std::int64_t timestamp) {
  return time_text(timestamp, "-", "T", ":");
}

DocumentFacts
facts_of(const EditionHead& head, std::string_view headline, const Services& services) {
  DocumentFacts facts;
  facts.title = head.nameplate;
  if (head.nameplate.empty()) {
    facts.title = headline.empty() ? head.id : std::string(headline);
  } else {
    for (const std::string& part : {head.date, head.number}) {
      if (!part.empty()) facts.title += ' ' + part;
    }
  }
  facts.publisher = head.publisher;
  facts.language = head.language;
  facts.rights = head.rights;
  facts.date = head.date;
  facts.timestamp = services.timestamp();
  facts.producer = services.producer();
  return facts;
}

ObjectId write_info(ObjectFile& objects, const DocumentFacts& facts, Profile profile) {
  const std::string date = "D:" + time_text(facts.timestamp, "", "", "");
  const std::pair<std::string_view, std::string_view> entries[] = {{"/Title ", facts.title},
                                                                   {"/Author ", facts.publisher},
                                                                   {"/Creator ", facts.producer},
                                                                   {"/Producer ", facts.producer},
                                                                   {"/CreationDate ", date},
                                                                   {"/ModDate ", date}};
  std::string out;
  for (const auto& [key, value] : entries) {
    if (value.empty()) continue;
    out += key;
    append_text_string(out, value);
    out.push_back('\n');
  }
  if (profile == Profile::press) out += "/Trapped /False\n";
  return objects.add_apart(out);
}

ObjectId write_xmp(ObjectFile& objects, const DocumentFacts& facts, Profile profile) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  constexpr std::string_view any_language = "rdf:li xml:lang=\"x-default\"";
  append_list(out, "dc:title", "rdf:Alt", any_language, facts.title);
  // Info's Author and the first creator say the same (ISO 19005-2 6.6.3).
  append_list(out, "dc:creator", "rdf:Seq", "rdf:li", facts.publisher);
  append_list(out, "dc:publisher", "rdf:Bag", "rdf:li", facts.publisher);
  append_list(out, "dc:language", "rdf:Bag", "rdf:li", facts.language);
  append_list(out, "dc:date", "rdf:Seq", "rdf:li", facts.date);
  append_list(out, "dc:rights", "rdf:Alt", any_language, facts.rights);
  const std::string time = iso_time(facts.timestamp);
  append_property(out, "xmp:CreateDate", time);
  append_property(out, "xmp:ModifyDate", time);
  append_property(out, "xmp:MetadataDate", time);
  append_property(out, "xmp:CreatorTool", facts.producer);
  append_property(out, "pdf:Producer", facts.producer);
  if (profile == Profile::press) append_property(out, "pdf:Trapped", "False");
  out += "</rdf:Description>\n";
  append_claims(out, profile, uuid_of(objects.digest()));
  out += "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
  return objects.add_encoded_stream("/Type /Metadata\n/Subtype /XML\n",
                                    std::as_bytes(std::span(out)));
}

}  // namespace qianzi::pdf
