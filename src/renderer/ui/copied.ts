// Copies text, and tells for a moment that it was copied, so that a button can say so.
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
