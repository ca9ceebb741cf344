// Drags files from elsewhere and drops them through the browser's own input, not by events from a script.
import type { Locator } from 'playwright'

/** Drops the files on the middle of `target`. `paths` are absolute. */
export async function dropFiles(target: Locator, paths: readonly string[]): Promise<void> {
  const page = target.page()
  const box = await target.boundingBox()
  if (!box) throw new Error('Nothing is there to drop files on')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  const session = await page.context().newCDPSession(page)
  try {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data })
  } finally {
    await session.detach()
  }
}
