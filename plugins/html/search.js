// Search: which articles have the characters asked for. The index lies beside the page as scripts, since
// a page from a disk may read nothing else; search_index.h says what is in them.
(() => {
  "use strict";
  const input = document.getElementById("_query");
  const status = document.getElementById("_found");
  const results = document.getElementById("_results");
  const parts = new Map();
  const arrived = new Map();
  const ranks = new Map();
  let plan = null;
  let asked = 0;

  const groups = (text) => {
    const digit = (i) => text.charCodeAt(i) - 35 - (text.charCodeAt(i) > 92 ? 1 : 0);
    return Uint16Array.from({ length: text.length / 2 }, (_, i) => digit(2 * i) * 91 + digit(2 * i + 1));
  };

  // The parts are scripts that call this.
  globalThis.searchIndex = {
    articles(table) {
      plan = table;
      for (const character of plan.characters) ranks.set(character, ranks.size);
      show();
    },
    part(number, text) {
      arrived.set(number, groups(text));
    },
  };

  const load = (number) => {
    if (!parts.has(number)) {
      parts.set(number, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${number + 1}.js`;
        script.onload = () => done(arrived.get(number));
        script.onerror = () => {
          parts.delete(number);
          failed(new Error(script.src));
        };
        document.head.append(script);
      }));
    }
    return parts.get(number);
  };

  const reader = (bits) => {
    let at = 0;
    const bit = () => {
      const group = Math.floor(at / 13);
      if (group >= bits.length) throw new Error("a part is cut short");
      return (bits[group] >> (12 - (at++ - 13 * group))) & 1;
    };
    const number = (value, count) => {
      for (let i = 0; i < count; ++i) value = value * 2 + bit();
      return value;
    };
    const gamma = () => {
      let length = 0;
      while (bit() === 0) ++length;
      return number(1, length);
    };
    // Calls take() with each of `count` numbers below `limit`; what it reads stands behind the number.
    const list = (count, limit, take) => {
      if (count === 0) return;
      let k = 0;
      while (3 * count * 2 ** (k + 1) <= 2 * limit) ++k;
      for (let next = 0, i = 0; i < count; ++i) {
        let high = 0;
        while (bit() === 1) ++high;
        const value = next + number(high, k);
        next = value + 1;
        take(value);
      }
    };
    return { gamma, list };
  };

  // Numbers of the articles that have a pair, given as ranks.
  const articlesOf = async ([first, second]) => {
    const part = plan.starts.findLastIndex((start) => start <= first);
    const bits = reader(await load(part));
    const found = [];
    for (let rank = plan.starts[part]; rank <= first; ++rank) {
      bits.list(bits.gamma() - 1, ranks.size, (other) => {
        const wanted = rank === first && other === second;
        bits.list(bits.gamma(), plan.articles.length, (article) => {
          if (wanted) found.push(article);
        });
      });
    }
    return found;
  };

  const comparable = (text) =>
    text
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, "")
      .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      .replace(/[A-Z]/g, (c) => c.toLowerCase())
      .replace(/[\u0000-\u0020\u00a0\u3000]+/g, " ")
      .trim();

  const pairsOf = (words) =>
    words.flatMap((word) => word.slice(1).map((second, i) => [ranks.get(word[i]), ranks.get(second)]));

  const item = (number) => {
    const [file, title, language] = plan.articles[number];
    const link = document.createElement("a");
    link.href = `../${file}`;
    link.textContent = title;
    if (language) link.lang = language;
    const made = document.createElement("li");
    made.append(link);
    return made;
  };

  const answer = (articles, text) => {
    status.textContent = text;
    results.replaceChildren(...articles.map(item));
    results.dataset.query = input.value;
  };

  async function show() {
    const mine = ++asked;
    const words = comparable(input.value).split(" ").map((word) => [...word]);
    if (!plan || words.some((word) => word.length < 2)) {
      answer([], "");
      return;
    }
    const pairs = pairsOf(words);
    const known = pairs.every(([first, second]) => first !== undefined && second !== undefined);
    const lists = known ? await Promise.all(pairs.map(articlesOf)) : [[]];
    if (mine !== asked) return;
    const sets = lists.map((list) => new Set(list));
    const found = lists[0].filter((article) => sets.every((set) => set.has(article)));
    answer(found, found.length ? status.dataset.found.replace("0", found.length) : status.dataset.none);
  }

  input.addEventListener("input", show);
})();
