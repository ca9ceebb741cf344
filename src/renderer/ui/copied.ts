// Copies text, and remembers it for a moment, so that a button can say that it was copied.
import { useCallback, useEffect, useState } from 'react'

const copiedForMs = 1_500

/** Returns true for a moment after something was copied, and the function that copies. */
export function useCopied(): readonly [isCopied: boolean, copy: (text: string) => void] {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (turn === 0) return undefined
    const timer = setTimeout(() => setTurn(0), copiedForMs)
    return () => clearTimeout(timer)
  }, [turn])
  const copy = useCallback((text: string) => {
    void navigator.clipboard.writeText(text).then(() => setTurn((before) => before + 1))
  }, [])
  return [turn > 0, copy]
}
