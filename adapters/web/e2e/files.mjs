// What stands in the files that the hub hands out.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

// pictured gives a PDF as a scanner would: the same pages, as pictures.
export function pictured(path) {
  const dir = mkdtempSync(join(tmpdir(), 'ehchub-scan-'))
  try {
    execFileSync('pdftoppm', ['-r', '150', '-gray', '-jpeg', path, join(dir, 'page')])
    return bound(readdirSync(dir).sort().map((name) => readFileSync(join(dir, name))))
  } finally {
    rmSync(dir, { recursive: true })
  }
}

// bound makes a PDF with one grey JPEG picture on each page.
function bound(pictures) {
  const chunks = [Buffer.from('%PDF-1.4\n')]
  const at = []
  const add = (number, head, stream) => {
    at[number] = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    chunks.push(Buffer.from(`${number} 0 obj\n${head}\n`))
    if (stream) chunks.push(Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n'))
    chunks.push(Buffer.from('endobj\n'))
  }
  const first = (i) => 3 + 3 * i
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(2, `<< /Type /Pages /Count ${pictures.length} /Kids [${pictures.map((_, i) => `${first(i)} 0 R`).join(' ')}] >>`)
  for (const [i, picture] of pictures.entries()) {
    const { width, height } = sizeOf(picture)
    const drawing = Buffer.from('595 0 0 842 0 0 cm /P Do')
    add(first(i), `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first(i) + 1} 0 R /Resources << /XObject << /P ${first(i) + 2} 0 R >> >> >>`)
    add(first(i) + 1, `<< /Length ${drawing.length} >>`, drawing)
    add(first(i) + 2, `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>`, picture)
  }
  const start = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  chunks.push(Buffer.from(`xref\n0 ${at.length}\n0000000000 65535 f \n${at.slice(1).map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${at.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(chunks)
}

// sizeOf reads how large a JPEG picture is, from the frame that tells it.
function sizeOf(picture) {
  for (let at = 2; ; at += 2 + picture.readUInt16BE(at + 2)) {
    if (picture[at + 1] === 0xc0 || picture[at + 1] === 0xc2) return { height: picture.readUInt16BE(at + 5), width: picture.readUInt16BE(at + 7) }
  }
}
