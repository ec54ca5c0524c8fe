import { writeFile } from "node:fs/promises";

/** Sizes of a multilingual model, the smallest that whisper.cpp loads: its tokens' numbers follow from `vocabulary`. */
const size = { vocabulary: 51_865, audioContext: 1_500, state: 64, heads: 1, layers: 1, textContext: 448, mels: 80 };
const FFT_BINS = 201;
const token = {
  end: 50_257,
  start: 50_258,
  english: 50_259,
  transcribe: 50_359,
  withoutTimes: 50_363,
  zeroSeconds: 50_364,
};
const TICKS_PER_SECOND = 50;
const HALF = 1;

/**
 * A whisper.cpp model of a few megabytes that hears the same words in whatever is played to it: each token leads to the
 * next one. Its attention is all zeros; the one layer's MLP maps "this is token n" to "token n + 1 follows".
 */
export async function makeWhisperModel({ path, words, endSeconds }) {
  const spoken = words.map((_, id) => id);
  const closing = token.zeroSeconds + Math.round(endSeconds * TICKS_PER_SECOND);
  const chains = [
    [token.start, token.english],
    [token.transcribe, token.zeroSeconds, ...spoken, closing, token.end],
    [token.withoutTimes, spoken[0] ?? token.end],
  ];
  await writeFile(path, Buffer.concat([head(), melFilters(), vocabulary(words), ...tensors(chains)]));
}

function head() {
  const { vocabulary, audioContext, state, heads, layers, textContext, mels } = size;
  const audio = [audioContext, state, heads, layers];
  return integers(0x67676d6c, vocabulary, ...audio, textContext, state, heads, layers, mels, HALF);
}

function melFilters() {
  return Buffer.concat([integers(size.mels, FFT_BINS), Buffer.alloc(size.mels * FFT_BINS * 4)]);
}

/** The others get names from whisper.cpp itself, which looks for the blank by its own. */
function vocabulary(words) {
  const entries = [...words.map((word) => ` ${word}`), " "].map((entry) => Buffer.from(entry));
  return Buffer.concat([integers(entries.length), ...entries.flatMap((entry) => [integers(entry.length), entry])]);
}

function tensors(chains) {
  const { state, audioContext, textContext, mels } = size;
  const { embedding, hidden, output } = weights(chains);
  return [
    single("encoder.positional_embedding", [state, audioContext]),
    half("encoder.conv1.weight", [3, mels, state]),
    single("encoder.conv1.bias", [1, state]),
    half("encoder.conv2.weight", [3, state, state]),
    single("encoder.conv2.bias", [1, state]),
    ...norm("encoder.ln_post"),
    ...layer("encoder.blocks.0", {}),
    single("decoder.positional_embedding", [state, textContext]),
    half("decoder.token_embedding.weight", [state, size.vocabulary], embedding),
    ...norm("decoder.ln"),
    ...layer("decoder.blocks.0", { hidden, output }),
    ...norm("decoder.blocks.0.cross_attn_ln"),
    ...attention("decoder.blocks.0.cross_attn"),
  ];
}

/** A token that leads to another has a place of its own among the first 32 numbers of its vector, one that follows another among the rest. */
function weights(chains) {
  const { state } = size;
  const embedding = [];
  const hidden = [];
  const output = [];
  const places = new Map(chains.flat().map((id, _, all) => [id, all.indexOf(id)]));
  for (const [id, place] of places) {
    embedding.push([id * state + place, 4], [id * state + state / 2 + place, 4]);
  }
  for (const chain of chains) {
    chain.slice(0, -1).forEach((id, index) => {
      const row = places.get(id);
      hidden.push([row * state + row, 1]);
      output.push([(state / 2 + places.get(chain[index + 1])) * 4 * state + row, 8]);
    });
  }
  return { embedding, hidden, output };
}

function layer(name, { hidden = [], output = [] }) {
  const { state } = size;
  return [
    ...norm(`${name}.mlp_ln`),
    half(`${name}.mlp.0.weight`, [state, 4 * state], hidden),
    single(`${name}.mlp.0.bias`, [4 * state]),
    half(`${name}.mlp.2.weight`, [4 * state, state], output),
    single(`${name}.mlp.2.bias`, [state]),
    ...norm(`${name}.attn_ln`),
    ...attention(`${name}.attn`),
  ];
}

function attention(name) {
  const { state } = size;
  return [
    ...["query", "key", "value", "out"].map((part) => half(`${name}.${part}.weight`, [state, state])),
    ...["query", "value", "out"].map((part) => single(`${name}.${part}.bias`, [state])),
  ];
}

function norm(name) {
  const ones = Array.from({ length: size.state }, (_, at) => [at, 1]);
  return [single(`${name}.weight`, [size.state], ones), single(`${name}.bias`, [size.state])];
}

/** Numbers of 32 bits, zero but for those given by their place. */
function single(name, shape, given = []) {
  const data = Buffer.alloc(count(shape) * 4);
  for (const [at, value] of given) data.writeFloatLE(value, at * 4);
  return tensor(name, shape, 0, data);
}

/** The same of 16 bits; only powers of two can be given. */
function half(name, shape, given = []) {
  const data = Buffer.alloc(count(shape) * 2);
  for (const [at, value] of given) data.writeUInt16LE((15 + Math.log2(value)) << 10, at * 2);
  return tensor(name, shape, HALF, data);
}

function tensor(name, shape, kind, data) {
  return Buffer.concat([integers(shape.length, name.length, kind, ...shape), Buffer.from(name), data]);
}

function count(shape) {
  return shape.reduce((product, length) => product * length, 1);
}

function integers(...values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => {
    bytes.writeInt32LE(value, at * 4);
  });
  return bytes;
}
