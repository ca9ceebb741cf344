// Copying, and the moment in which a button says that it was done.
import { useCallback, useEffect, useState } from 'react'

const copiedForMs = 1_500

/** Whether something was copied a moment ago, and how to copy. */
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
