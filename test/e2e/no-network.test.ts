// A page tries every way to reach a network, towards a listener that records everything; nothing arrives.
import { createSocket } from 'node:dgram'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendByTcp, startTcpListener, type TcpListener } from '../support/tcp-listener.ts'
import { waitFor } from '../support/wait.ts'
import { withApp } from './with-app.ts'

// These switches take the host's own wall away, so that the app's own are tested. WebRTC
// skips loopback by default.
const app = withApp({
  args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--allow-loopback-in-peer-connection'],
})
let listener: TcpListener

beforeAll(async () => {
  listener = await startTcpListener()
})
afterAll(() => listener.stop())

describe('the network', () => {
  it('[S11] is out of a page’s reach, by every way there is', async () => {
    const tried = await app.page.evaluate(async (port) => {
      const address = `127.0.0.1:${port}`
      const url = `http://${address}/`
      const outcome: Record<string, string> = {}
      const attempt = async (name: string, work: () => unknown) => {
        try {
          const value = await Promise.race([
            work(),
            new Promise((resolve) => setTimeout(resolve, 1_500, 'silent')),
          ])
          outcome[name] = String(value)
        } catch (error) {
          outcome[name] = error instanceof Error ? error.name : 'refused'
        }
      }
      const load = (element: HTMLElement & { src?: string; href?: string }) =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('error'))
          document.head.append(element)
        })
      await attempt('fetch', () => fetch(url, { mode: 'no-cors' }))
      await attempt(
        'xhr',
        () =>
          new Promise((resolve, reject) => {
            const request = new XMLHttpRequest()
            request.addEventListener('load', resolve)
            request.addEventListener('error', () => reject(new Error('xhr')))
            request.open('GET', url)
            request.send()
          }),
      )
      await attempt(
        'websocket',
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`ws://${address}`)
            socket.addEventListener('open', () => resolve('open'))
            socket.addEventListener('error', () => reject(new Error('websocket')))
          }),
      )
      await attempt(
        'eventsource',
        () =>
          new Promise((resolve, reject) => {
            const source = new EventSource(url)
            source.addEventListener('open', () => resolve('open'))
            source.addEventListener('error', () => {
              source.close()
              reject(new Error('eventsource'))
            })
          }),
      )
      await attempt('beacon', () => navigator.sendBeacon(url, 'x'))
      await attempt('image', () =>
        load(Object.assign(document.createElement('img'), { src: `${url}image.png` })),
      )
      for (const rel of [
        'prefetch',
        'preload',
        'preconnect',
        'dns-prefetch',
        'stylesheet',
        'icon',
        'manifest',
        'modulepreload',
      ]) {
        await attempt(rel, () =>
          load(Object.assign(document.createElement('link'), { rel, href: `${url}${rel}`, as: 'script' })),
        )
      }
      await attempt('css url', () => {
        document.body.style.backgroundImage = `url(${url}css.png)`
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(
          `body::after { content: url(${url}content.png) } @font-face { font-family: x; src: url(${url}font) } body { font-family: x }`,
        )
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
        return new Promise((resolve) => setTimeout(resolve, 300))
      })
      await attempt('media', () =>
        load(Object.assign(document.createElement('video'), { src: `${url}video` })),
      )
      await attempt('object', () =>
        load(Object.assign(document.createElement('object'), { data: `${url}object` })),
      )
      await attempt('form', () => {
        const form = Object.assign(document.createElement('form'), { action: url, method: 'POST' })
        document.body.append(form)
        form.submit()
      })
      await attempt('frame', () => load(Object.assign(document.createElement('iframe'), { src: url })))
      await attempt('script', () => import(/* @vite-ignore */ `${url}script.js`))
      await attempt('worker', () => new Worker(url))
      await attempt('service worker', () => navigator.serviceWorker.register(url))
      await attempt('webrtc', async () => {
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: [`stun:${address}`] },
            {
              urls: [`turn:${address}?transport=udp`, `turn:${address}?transport=tcp`],
              username: 'x',
              credential: 'x',
            },
          ],
        })
        peer.createDataChannel('x')
        await peer.setLocalDescription(await peer.createOffer())
        // A candidate of the other side would make the page connect to it directly.
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        return 'gathered'
      })
      await attempt('webtransport', () => new WebTransport(`https://${address}/`).ready)
      await attempt('navigation', () => {
        location.href = url
      })
      return outcome
    }, listener.port)

    expect(Object.keys(tried).length).toBeGreaterThan(20)
    // Each attempt above was awaited, which was long enough for anything that it sent to arrive.
    expect(listener.counts()).toEqual({ connections: 0, datagrams: 0, bytes: 0 })

    // The positive control: the listener records a connection and a datagram.
    await sendByTcp(listener.port, 'x')
    const datagrams = createSocket('udp4')
    datagrams.send('x', listener.port, '127.0.0.1')
    await waitFor('the listener to hear', () => listener.counts().datagrams === 1)
    datagrams.close()
    expect(listener.counts()).toEqual({ connections: 1, datagrams: 1, bytes: 2 })
  })
})
