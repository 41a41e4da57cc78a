#include "model/utf8.h"
#include "readers/text/words.h"

#include <algorithm>

namespace qianzi::readers {

using model::next_code_point;

namespace {

using Word = std::string_view;

constexpr Word menu_word_list[] = {
    "首页",         "首頁",     "网站首页", "網站首頁", "返回首页", "返回首頁",   "正文",
    "导航",         "導航",     "设为首页", "設為首頁", "加入收藏", "加入最愛",   "收藏",
    "收藏本文",     "打印",     "打印本页", "打印本文", "列印",     "友善列印",   "关闭",
    "关闭窗口",     "關閉",     "關閉視窗", "返回",     "返回顶部", "返回列表",   "回頂部",
    "回上頁",       "回首頁",   "回列表",   "上一页",   "下一页",   "上一頁",     "下一頁",
    "登录",         "登入",     "注册",     "註冊",     "字号",     "字號",       "大",
    "中",           "小",       "分享",     "分享到",   "分享至",   "微信",       "微博",
    "新浪微博",     "QQ空间",   "QQ好友",   "朋友圈",   "人人网",   "豆瓣",       "推荐",
    "推薦",         "评论",     "評論",     "留言",     "点赞",     "按讚",       "举报",
    "檢舉",         "更多",     "更多>>",   "手机版",   "手機版",   "客户端",     "轉寄",
    "臉書",         "Facebook", "Twitter",  "LINE",     "RSS",      "ホーム",     "トップ",
    "トップページ", "シェア",   "ツイート", "印刷",     "印刷する", "一覧へ戻る", "ページトップへ",
    "ログイン",     "繁體",     "简体",     "繁体",     "新闻",     "新聞",       "要闻",
    "要聞"};

constexpr Word menu_beginning_list[] = {
    "当前位置", "您的位置",     "您现在的位置", "您当前的位置", "你的位置", "目前位置",
    "您的位置", "您現在的位置", "當前位置",     "上一篇",       "下一篇",   "上一条",
    "下一条",   "上一則",       "下一則",       "分享到",       "分享至",   "前の記事",
    "次の記事", "現在位置",     "扫一扫",       "掃一掃"};

constexpr Word counter_list[] = {"点击",     "点击数", "点击量",   "點擊",   "點閱",   "點閱數",
                                 "点击次数", "阅读",   "阅读数",   "阅读量", "閱讀",   "閱讀數",
                                 "浏览",     "浏览量", "浏览次数", "瀏覽",   "瀏覽數", "瀏覽人次",
                                 "人气",     "人氣",   "评论",     "評論",   "评论数", "点赞",
                                 "转发",     "轉發",   "收藏",     "閲覧数", "いいね", "コメント"};

constexpr Word rights_beginning_list[] = {
    "版权声明", "版權聲明",  "版权所有",  "版權所有", "著作权",   "著作權",   "免责声明",
    "免責聲明", "本文版权",  "本文版權",  "未经授权", "未經授權", "未经许可", "未經許可",
    "©",        "Copyright", "COPYRIGHT", "(C)",      "(c)",      "無断転載", "著作権"};
constexpr Word rights_phrase_list[] = {"版权所有",
                                       "版權所有",
                                       "All Rights Reserved",
                                       "All rights reserved",
                                       "无断转载",
                                       "無断転載を禁"};

constexpr Word source_list[] =
    {"来源", "來源", "文章来源", "文章來源", "稿源", "信息来源", "出处", "出處", "出典", "提供元"};
constexpr Word author_list[] =
    {"作者", "记者", "記者", "撰文", "撰稿", "文", "通讯员", "通訊員", "執筆"};
constexpr Word date_list[] = {"发布时间",
                              "發佈時間",
                              "發布時間",
                              "发布日期",
                              "发表时间",
                              "時間",
                              "时间",
                              "日期",
                              "更新时间",
                              "更新時間",
                              "公開日"};

constexpr Word byline_list[] = {
    "本报记者", "本報記者",   "本报通讯员", "本報通訊員", "本报见习记者", "本报特约记者",
    "特约记者", "特約記者",   "特派记者",   "特派記者",   "见习记者",     "實習記者",
    "实习记者", "新华社记者", "记者",       "記者",       "通讯员",       "通訊員",
    "作者",     "撰文",       "文／",       "文/",        "撰稿",         "採訪",
    "編集委員", "論説委員"};
constexpr Word byline_mark_list[] = {"□", "■", "◎", "○", "●", "◇", "◆"};

constexpr Word asking_list[] = {"记者",
                                "記者",
                                "本报记者",
                                "本報記者",
                                "问",
                                "問",
                                "采访者",
                                "採訪者",
                                "主持人",
                                "Q",
                                "聞き手",
                                "編集部",
                                "编辑",
                                "編輯",
                                "本报",
                                "本報",
                                "本刊"};
constexpr Word answering_list[] = {"答", "A"};
constexpr Word no_speaker_list[] = {
    "时间", "時間",     "地点",     "地點",  "电话",   "電話",   "地址",   "来源",   "來源", "注",
    "註",   "日期",     "邮箱",     "传真",  "傳真",   "网址",   "網址",   "单位",   "單位", "附",
    "日時", "場所",     "http",     "https", "编者按", "編者按", "联系人", "聯絡人", "主题", "主題",
    "作者", "责任编辑", "責任編輯", "价格",  "价錢",   "價格",   "例如",   "比如"};

constexpr Word dash_list[] = {"——", "――", "──", "—", "--", "－－", "―", "─"};
constexpr Word final_list[] = {"。", "！", "？", "…", "!",  "?",  ".", "．", "；", ";", "：", ":",
                               "，", ",",  "、", "”", "」", "』", "’", "\"", "）", ")", "】", "》"};

/// Characters that only one of the two ways of writing Chinese has, common ones.
constexpr std::u32string_view simplified =
    U"们这国时来为说会个对后过发经学电开问点东长马门见车书报记与业乐习乡买云两严丧单亲产价众优传伤"
    U"体关兴军农决况准减击刘则刚创别务动劳势区华协厂历压县双变号叶听员响团园围图圆场坏块声处备够头"
    U"宁实宝审宽对导将尔层岁岛币师带帮干庄应庆庙库张当录忆态总恶惊惯愿战户扩护担拥择挤据损换";
constexpr std::u32string_view traditional =
    U"們這國時來為說會個對後過發經學電開問點東長馬門見車書報記與業樂習鄉買雲兩嚴喪單親產價眾優傳傷"
    U"體關興軍農決況準減擊劉則剛創別務動勞勢區華協廠歷壓縣雙變號葉聽員響團園圍圖圓場壞塊聲處備夠頭"
    U"寧實寶審寬對導將爾層歲島幣師帶幫幹莊應慶廟庫張當錄憶態總惡驚慣願戰戶擴護擔擁擇擠據損換";

/// The beginning of a text says in what language it is.
constexpr std::size_t looked_at = 1u << 16;  // bytes

}  // namespace

WordList menu_words() {
  return menu_word_list;
}
WordList menu_beginnings() {
  return menu_beginning_list;
}
WordList counter_words() {
  return counter_list;
}
WordList rights_beginnings() {
  return rights_beginning_list;
}
WordList rights_phrases() {
  return rights_phrase_list;
}
WordList source_labels() {
  return source_list;
}
WordList author_labels() {
  return author_list;
}
WordList date_labels() {
  return date_list;
}
WordList byline_beginnings() {
  return byline_list;
}
WordList byline_marks() {
  return byline_mark_list;
}
WordList asking_speakers() {
  return asking_list;
}
WordList answering_speakers() {
  return answering_list;
}
WordList no_speakers() {
  return no_speaker_list;
}
WordList dashes() {
  return dash_list;
}
WordList final_marks() {
  return final_list;
}

bool is_among(std::string_view text, WordList words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view beginning_among(std::string_view text, WordList words) {
  for (const Word word : words) {
    if (text.starts_with(word)) return word;
  }
  return {};
}

bool ends_among(std::string_view text, WordList words) {
  return std::any_of(words.begin(), words.end(), [&](Word word) { return text.ends_with(word); });
}

std::string_view language_of_text(std::string_view utf8) {
  utf8 = utf8.substr(0, looked_at);
  std::size_t kana = 0;
  std::size_t hangul = 0;
  std::size_t hans = 0;
  std::size_t hant = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = next_code_point(utf8, at);
    if (!c) break;
    if (*c < 0x2E80) continue;
    if (*c >= 0x3041 && *c <= 0x30FA) ++kana;
    if (*c >= 0xAC00 && *c <= 0xD7A3) ++hangul;
    // A character that both have counts for neither.
    if (simplified.find(*c) != std::u32string_view::npos) ++hans;
    if (traditional.find(*c) != std::u32string_view::npos) ++hant;
  }
  // Japanese has kana in every sentence; Chinese quotes a word of it at most.
  if (hangul > kana && hangul * 10 > utf8.size() / 3) return "ko";
  if (kana * 10 > utf8.size() / 3) return "ja";
  return hant > hans ? "zh-Hant" : "zh-Hans";
}

}  // namespace qianzi::readers
