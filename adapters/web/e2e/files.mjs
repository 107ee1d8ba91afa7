// What stands in the files that the hub hands out.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { plain } from './person.mjs'

// pdfText reads the text of a PDF.
export const pdfText = (path) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })

// wordText reads the text of a Word file out of its XML.
export function wordText(path) {
  const xml = unzipped(readFileSync(path), 'word/document.xml')
  const text = xml.replace(/<w:(tab|br)\b[^>]*>|<\/w:p>/g, ' ').replace(/<[^>]+>/g, '')
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#39;|&apos;/g, "'").replace(/&#34;|&quot;/g, '"').replace(/&amp;/g, '&')
}

// unzipped gives one file of a zip archive, found by the directory at its end.
function unzipped(zip, name) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, names, extra, comment, start] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    if (zip.toString('utf8', at + 46, at + 46 + names) === name) {
      const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
      const content = zip.subarray(from, from + packed)
      return (zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString('utf8')
    }
    at += 46 + names + extra + comment
  }
  throw new Error(`There is no ${name} in the archive.`)
}

// holds makes sure that a file's text has all that is expected, however it is broken into lines.
export function holds(name, text, expected) {
  const all = plain(text)
  assert.deepEqual(expected.filter((one) => !all.includes(plain(one))), [], `what ${name} lacks; it says:\n${all}`)
}
