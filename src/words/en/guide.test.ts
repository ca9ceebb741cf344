// The guide is short, its links lead where they may, and the window's Markdown can draw all of it.
import { describe, expect, it } from 'vitest'
import { failureGroups } from '../../domain/failure-help.ts'
import { words } from '../words.ts'
import type { Block } from '../../renderer/markdown/nodes.ts'
import { parseMarkdown } from '../../renderer/markdown/parse-markdown.ts'
import { parsePhrasing } from '../../renderer/markdown/phrasing/parse-phrasing.ts'
import type { Inline } from '../../renderer/markdown/phrasing/phrasing.ts'
import { failureCodes } from '../../domain/failure.ts'
import { guideTopics } from '../../domain/guide-topic.ts'
import { parseLink } from '../../domain/link.ts'

const hosts = [
  'platform.openai.com',
  'developers.openai.com',
  'help.openai.com',
  'status.openai.com',
  'ollama.com',
  'lmstudio.ai',
  'github.com',
]
const drawnBlocks = new Set(['paragraph', 'list', 'table'])
const drawnPhrasing = new Set(['emphasis', 'strong', 'code', 'link'])

const walk = (block: Block): Block[] =>
  block.kind === 'list'
    ? [block, ...block.items.flatMap(({ items }) => items.flatMap((item) => item.blocks.flatMap(walk)))]
    : [block]
const blocksOf = (text: string): Block[] =>
  parseMarkdown(text).pages.flatMap((page) => page.blocks.flatMap(walk))

function sourcesOf(block: Block): readonly string[] {
  if (block.kind === 'paragraph') return [block.source]
  return block.kind === 'table' ? [...block.head, ...block.rows.flatMap(({ items }) => items.flat())] : []
}

const walkInline = (node: Inline): Inline[] =>
  typeof node === 'string' || !('children' in node) ? [node] : [node, ...node.children.flatMap(walkInline)]
const phrasingOf = (text: string): Inline[] =>
  blocksOf(text)
    .flatMap(sourcesOf)
    .flatMap((source) => parsePhrasing(source).nodes.flatMap(walkInline))

const wordsOf = (text: string): string[] =>
  phrasingOf(text).flatMap((node) => {
    const said = typeof node === 'string' ? node : node.kind === 'code' ? node.text : ''
    return said.match(/[\p{L}\p{N}$]\S*/gu) ?? []
  })

describe.each(guideTopics)('the guide: %s', (topic) => {
  const { title, text } = words.guide.topics[topic]

  it('is short, plain and calm', () => {
    expect(title).toMatch(/^\p{Lu}[\p{L} ]{3,30}$/u)
    expect(wordsOf(text).length).toBeGreaterThan(80)
    expect(wordsOf(text).length).toBeLessThanOrEqual(250)
    expect(text).not.toMatch(/[!'"]|\boops|\bplease\b|\bsimply\b/iu)
  })

  it('is made of little: words, lists, tables, links', () => {
    expect(blocksOf(text).filter(({ kind }) => !drawnBlocks.has(kind))).toEqual([])
    const others = phrasingOf(text).filter(
      (node) => typeof node !== 'string' && !drawnPhrasing.has(node.kind),
    )
    expect(others).toEqual([])
  })

  it('links to known places alone, with words of their own', () => {
    for (const node of phrasingOf(text)) {
      if (typeof node === 'string' || node.kind !== 'link') continue
      const link = parseLink(node.url)
      expect(link?.kind === 'web' && hosts.includes(link.host), node.url).toBe(true)
      expect(
        node.children.flatMap(walkInline).some((inner) => typeof inner === 'string' && inner !== node.url),
      ).toBe(true)
    }
  })
})

describe('the guide', () => {
  it('leads to the places at OpenAI that its chapters are about', () => {
    expect(words.guide.topics.get.text).toContain('(https://platform.openai.com/api-keys)')
    expect(words.guide.topics.fund.text).toContain(
      '(https://platform.openai.com/settings/organization/billing/overview)',
    )
    expect(words.guide.topics.limit.text).toContain(
      '(https://platform.openai.com/settings/organization/limits)',
    )
  })

  it('lists every error once, but for those of the window itself', () => {
    const listed = failureGroups.flatMap(({ codes }) => codes)
    expect(listed.toSorted()).toEqual(failureCodes.filter((code) => !code.startsWith('ipc/')).toSorted())
    const titles = failureGroups.map(({ group }) => words.guide.groups[group])
    expect(new Set(titles).size).toBe(failureGroups.length)
    for (const code of listed) expect(words.failures.codes[code].title).not.toBe('')
  })
})
