// Draws build/icon.svg as the PNG files that the packages need, with a Chromium. Run it by hand when the
// drawing changes: node tools/dist/draw-icon.ts
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright'
import { inRoot } from '../setup/project.ts'
import { findChromium } from '../setup/system.ts'

const targets = [
  { size: 1024, file: 'icon.png' },
  { size: 512, file: 'icon-512.png' },
]

const executablePath = findChromium()
if (executablePath === undefined) throw new Error('There is no Chromium here to draw with.')
const isRoot = process.getuid?.() === 0
const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] })
const svg = readFileSync(inRoot('build', 'icon.svg'), 'utf8')
for (const { size, file } of targets) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const style = `body{margin:0}svg{display:block;width:${size}px;height:${size}px}`
  await page.setContent(`<style>${style}</style>${svg}`)
  await page.screenshot({ path: inRoot('build', file), omitBackground: true })
  console.log(`build/${file}`)
}
await browser.close()
