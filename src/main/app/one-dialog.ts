// One dialog of the system at a time: whoever asks for another while one is open gets nothing. A page could
// otherwise put up hundreds, and a key that a person presses next would answer one of them.
let isOpen = false

/** Returns `null`, without asking, while another dialog is open. */
export async function askInDialog<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  if (isOpen) return null
  isOpen = true
  try {
    return await ask()
  } finally {
    isOpen = false
  }
}
