// Builds dist/app.css, dist/app.js, dist/start.js and the icons that the style sheet names.
import { build } from 'esbuild'
import { compile } from 'sass'
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const at = (...parts) => join(here, ...parts)

await mkdir(at('dist', 'images'), { recursive: true })
for (const name of await readdir(at('dist'))) {
  if (name !== '.gitkeep' && name !== 'images') await rm(at('dist', name), { recursive: true })
}

// MoJ forwards "node_modules/govuk-frontend/…": both load paths are needed.
const { css } = compile(at('src', 'app.scss'), {
  loadPaths: [here, at('node_modules')],
  style: 'compressed',
  quietDeps: true,
  silenceDeprecations: ['import']
})
if (/GDS Transport|govuk-crest/.test(css)) throw new Error("The GOV.UK typeface or crest is in the style sheet: they may be used on gov.uk only")
await writeFile(at('dist', 'app.css'), css)

await build({
  entryPoints: { app: at('src', 'app.mjs'), start: at('src', 'start.mjs') },
  outdir: at('dist'),
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  chunkNames: 'part-[name]-[hash]',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning'
})

const icons = new Set([...css.matchAll(/url\("?\/assets\/images\/([a-z0-9-]+\.svg)"?\)/g)].map((m) => m[1]))
for (const icon of icons) {
  await copyFile(at('node_modules/@ministryofjustice/frontend/moj/assets/images', icon), at('dist', 'images', icon))
}
