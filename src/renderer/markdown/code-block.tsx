// A code block: its language, a copy button that stays visible, and the highlighted text.
import { Check, Copy, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { words } from '../../words/words.ts'
import { CodeLines, isLongCode } from './highlight/code-lines.tsx'
import type { Code } from './nodes.ts'

const saidForMs = 1_500
const maxLabelChars = 40

type Said = 'nothing' | 'copied' | 'failed'

const marks = { nothing: Copy, copied: Check, failed: X } as const
const names = { nothing: 'copyCode', copied: 'copied', failed: 'copyFailed' } as const

export function CodeBlock({ block }: { readonly block: Code }): ReactNode {
  const label = block.language.slice(0, maxLabelChars) || words.code.plainText
  return (
    <div data-code dir="ltr">
      <div data-code-head className="flex items-center justify-between ps-4 pe-1 text-tiny text-quiet">
        <span className="truncate">{label}</span>
        <CopyButton block={block} />
      </div>
      <pre tabIndex={0} aria-label={words.code.codeIn(label)} data-long={isLongCode(block) ? '' : undefined}>
        <CodeLines block={block} />
      </pre>
    </div>
  )
}

function CopyButton({ block }: { readonly block: Code }): ReactNode {
  const [said, setSaid] = useState<Said>('nothing')

  useEffect(() => {
    if (said === 'nothing') return undefined
    const timer = setTimeout(() => setSaid('nothing'), saidForMs)
    return () => clearTimeout(timer)
  }, [said])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(readCode(block))
      setSaid('copied')
    } catch {
      setSaid('failed')
    }
  }
  const Mark = marks[said]

  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="inline-flex h-7 shrink-0 items-center gap-1 rounded-small px-2 hover:bg-soft hover:text-ink"
    >
      <Mark size={16} strokeWidth={1.75} aria-hidden />
      <span aria-live="polite">{words.code[names[said]]}</span>
    </button>
  )
}

const readCode = (block: Code): string => block.lines.map(({ items }) => items.join('\n')).join('\n')
