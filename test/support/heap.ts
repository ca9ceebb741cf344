// What a page's JavaScript heap holds, in every world of it, as one text: a snapshot taken by the browser itself
// after collecting what nothing refers to any more.
import type { Page } from 'playwright'

/** Strings are cut after 1,024 characters by V8 itself; shorter ones are in it whole. */
export async function readHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  try {
    const chunks: string[] = []
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await session.send('HeapProfiler.enable')
    // Twice: what the first round frees may have kept something else alive.
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    return chunks.join('')
  } finally {
    await session.detach()
  }
}
