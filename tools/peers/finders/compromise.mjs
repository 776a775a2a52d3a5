// node compromise.mjs ARTICLES.jsonl FOUND.jsonl: as lines.py.
import nlp from 'compromise'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'

const [articles, found] = process.argv.slice(2)
const out = createWriteStream(found)
for await (const line of createInterface({ input: createReadStream(articles) })) {
  const { id, text } = JSON.parse(line)
  const places = nlp(text).places().json({ offset: true, terms: false }).flatMap(({ offset }) => names(text, offset))
  if (!out.write(JSON.stringify({ id, found: places }) + '\n')) await new Promise((free) => out.once('drain', free))
}
out.end()

// A place goes with the signs about it, and with places after commas: "Paris, France." is given as one. `start` counts UTF-16 here.
function names(text, { start, length }) {
  const printed = text.slice(start, start + length)
  return [...printed.matchAll(/[^,;]+/g)].flatMap(({ 0: part, index }) => {
    const name = part.match(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su)
    if (!name) return []
    const from = codePoints(text, start + index + name.index)
    return [{ name: name[0], start: from, end: from + [...name[0]].length }]
  })
}

function codePoints(text, end) {
  return [...text.slice(0, end)].length
}
