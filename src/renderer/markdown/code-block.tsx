// Code: its language, a copy button, and the text as it is. Highlighting has its own place later.
import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { words } from '../../domain/words/en.ts'

const copiedForMs = 1_500

export function CodeBlock({
  code,
  language,
}: {
  readonly code: string
  readonly language: string
}): ReactNode {
  const [isCopied, setIsCopied] = useState(false)
  const label = language.slice(0, 40) || words.markdown.plainText

  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setIsCopied(false), copiedForMs)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = async () => {
    await navigator.clipboard.writeText(code)
    setIsCopied(true)
  }
  const name = isCopied ? words.markdown.copied : words.markdown.copyCode
  const Mark = isCopied ? Check : Copy

  return (
    <div data-code dir="ltr">
      <div className="flex items-center justify-between ps-4 pe-1 pt-1 text-tiny text-quiet">
        <span>{label}</span>
        <button
          type="button"
          onClick={() => void copy()}
          className="inline-flex h-7 items-center gap-1 rounded-small px-2 hover:bg-soft hover:text-ink"
        >
          <Mark size={16} strokeWidth={1.75} aria-hidden />
          {name}
        </button>
      </div>
      <pre tabIndex={0} aria-label={words.markdown.codeIn(label)}>
        <code>{code}</code>
      </pre>
    </div>
  )
}
