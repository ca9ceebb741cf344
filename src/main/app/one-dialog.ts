// One dialog of the system at a time in each window: whoever asks for another while one is open gets nothing. A page
// could otherwise put up hundreds, and a key that a person presses next would answer one of them.

// By window, so that a dialog that never answers, because its window is gone, holds up no other window.
const asking = new WeakSet<object>()

/** Returns `null`, without asking, while another dialog of this window is open. */
export async function askInDialog<Value>(window: object, ask: () => Promise<Value>): Promise<Value | null> {
  if (asking.has(window)) return null
  asking.add(window)
  try {
    return await ask()
  } finally {
    asking.delete(window)
  }
}
