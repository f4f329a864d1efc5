// Checks the files of an unpacked dossier against SHA256SUMS. Becomes part of verify.html, which
// works from the disk: no network, no library, any size in pieces.
"use strict";
const K = [], START = [];
(function primes() {
  const part = (x) => ((x - Math.floor(x)) * 4294967296) >>> 0;
  for (let n = 2; K.length < 64; n += 1) {
    let prime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (START.length < 8) START.push(part(Math.sqrt(n)));
    K.push(part(Math.cbrt(n)));
  }
})();

class Sha256 {
  constructor() {
    this.state = Uint32Array.from(START);
    this.words = new Uint32Array(64);
    this.block = new Uint8Array(64);
    this.used = 0;
    this.length = 0;
  }

  update(bytes) {
    this.length += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const taken = Math.min(64 - this.used, bytes.length - at);
      this.block.set(bytes.subarray(at, at + taken), this.used);
      this.used += taken;
      at += taken;
      if (this.used === 64) this.mix();
    }
  }

  mix() {
    const w = this.words, view = new DataView(this.block.buffer);
    for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(i * 4);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let i = 16; i < 64; i += 1) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = this.state;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) >>> 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0;
      h = g; g = f; f = e; e = (d + one) >>> 0; d = c; c = b; b = a; a = (one + two) >>> 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { this.state[i] += value; });
    this.used = 0;
  }

  hex() {
    const bits = this.length * 8;
    const end = new Uint8Array((this.used < 56 ? 56 : 120) - this.used + 8);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 4294967296));
    view.setUint32(end.length - 4, bits >>> 0);
    this.update(end);
    return Array.from(this.state, (word) => word.toString(16).padStart(8, "0")).join("");
  }
}

async function digest(file) {
  const sha = new Sha256();
  for (let at = 0; at < file.size; at += 4194304) {
    sha.update(new Uint8Array(await file.slice(at, at + 4194304).arrayBuffer()));
  }
  return sha.hex();
}

const verdict = document.getElementById("verdict");
const table = document.querySelector("table");
const rows = document.querySelector("tbody");

function say(text, state) {
  verdict.textContent = text;
  verdict.className = state;
}

function note(path, result) {
  const row = rows.insertRow();
  row.insertCell().textContent = path;
  row.insertCell().textContent = result;
}

async function check(files) {
  rows.replaceChildren();
  table.hidden = false;
  const lists = [...files.keys()].filter((path) => path === "SHA256SUMS" || path.endsWith("/SHA256SUMS"));
  if (lists.length !== 1) {
    say(lists.length ? "所选文件夹内有多个案卷，请逐个选择。" : "未找到 SHA256SUMS，请选择解压后的整个文件夹。", "wrong");
    return;
  }
  const above = lists[0].slice(0, -"SHA256SUMS".length);
  const known = new Set([lists[0]]);
  let wrong = 0, right = 0;
  for (const line of (await files.get(lists[0]).text()).split("\n").filter(Boolean)) {
    const [wanted, path] = [line.slice(0, 64), line.slice(66)];
    const file = files.get((above + path).normalize("NFC"));
    known.add((above + path).normalize("NFC"));
    say(`正在校验：${path}`, "");
    const result = file ? ((await digest(file)) === wanted ? "一致" : "不一致：内容已改动") : "缺失";
    if (result === "一致") right += 1; else wrong += 1;
    note(path, result);
  }
  for (const path of files.keys()) {
    if (!known.has(path)) { wrong += 1; note(path, "多余：不在 SHA256SUMS 中"); }
  }
  if (wrong || !right) say(`校验未通过：${wrong} 个文件有问题，${right} 个文件一致。`, "wrong");
  else say(`校验通过：${right} 个文件全部一致。`, "right");
}

function start(files) {
  check(files).catch((error) => say(`无法读取文件：${error.message}`, "wrong"));
}

document.getElementById("folder").addEventListener("change", (event) => {
  start(new Map(Array.from(event.target.files, (file) => [file.webkitRelativePath.normalize("NFC"), file])));
});

async function within(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.set(entry.fullPath.slice(1).normalize("NFC"), file);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const each of some) await within(each, found);
  }
}

const drop = document.getElementById("drop");
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter(Boolean);
  const found = new Map();
  try {
    for (const entry of entries) await within(entry, found);
    start(found);
  } catch (error) {
    say(`无法读取文件：${error.message}`, "wrong");
  }
});
