// Everything in a page's JavaScript heap, in all its worlds, as one text: a snapshot that the browser takes
// after collecting all unreferenced objects.
import type { Page } from 'playwright'

/** V8 cuts strings after 1,024 characters; shorter ones are in it whole. */
export async function readHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  try {
    const chunks: string[] = []
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await session.send('HeapProfiler.enable')
    // Twice, because objects that the first round freed may have kept others alive.
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    return chunks.join('')
  } finally {
    await session.detach()
  }
}
