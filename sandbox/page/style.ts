import { createHash } from 'node:crypto'

/** The style sheet of the page, for light and dark themes and for any width. */
export const style = `
:root {
  color-scheme: light dark;
  --background: #f6f7f9; --surface: #fff; --border: #d5dae1; --text: #1d2127; --muted: #57606b;
  --link: #0b5cad; --inset: #f0f2f5; --success: #17673a; --failure: #b3261e; --pending: #8a5200;
  --wandb: #b47a00; --mlflow: #0b6fb8;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --background: #12151a; --surface: #1a1e25; --border: #333a45; --text: #e7eaee; --muted: #a0a9b5;
    --link: #7ab8ff; --inset: #12151a; --success: #6fd39a; --failure: #ff9a91; --pending: #f0b962;
    --wandb: #e2a83a; --mlflow: #5fb0ee;
  }
}
* { box-sizing: border-box }
body {
  margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 4rem;
  background: var(--background); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif;
  overflow-wrap: anywhere;
}
header { padding: 2.5rem 0 .5rem }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.015em }
header p { margin: .35rem 0 1rem; color: var(--muted) }
h2 { margin: 3rem 0 .25rem; font-size: 1.45rem; scroll-margin-top: 1rem }
h2 + .cards { margin-top: .9rem }
h2 + pre { margin-top: .75rem }
h3 { margin: 1.75rem 0 .75rem; font-size: 1.1rem }
h4 { margin: 1.25rem 0 .6rem; font-size: 1rem }
.card > :is(h4, h5):first-child { margin-top: 0; font-size: 1.1rem }
h5 { margin: 1.25rem 0 .4rem; font-size: .95rem }
.label { font-weight: 400; color: var(--muted) }
.muted { color: var(--muted) }
p.muted { margin: .4rem 0 }
a { color: var(--link) }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center }
.reload {
  margin-left: auto; padding: .3rem .9rem; border: 1px solid var(--link); border-radius: .4rem;
  text-decoration: none; font-weight: 600;
}
.reload:hover { background: var(--link); color: var(--surface) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.wandb h2, .mlflow h2 { padding-left: .75rem; border-left: .3rem solid var(--accent) }
.wandb { --accent: var(--wandb) } .mlflow { --accent: var(--mlflow) }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); align-items: start }
.card {
  min-width: 0; padding: 1.1rem 1.25rem 1.25rem; border: 1px solid var(--border); border-radius: .6rem;
  border-top: 3px solid var(--accent, var(--border)); background: var(--surface);
}
.definitions { margin: .75rem 0; font-size: .92rem }
.definitions > div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .75rem; padding: .15rem 0 }
dt { color: var(--muted) } dd { margin: 0 }
code, pre { font-family: var(--mono); font-size: .86em }
pre { font-size: .82rem }
details pre { font-size: .76rem }
pre {
  margin: .5rem 0 0; padding: .75rem .9rem; border: 1px solid var(--border); border-radius: .4rem;
  background: var(--inset); white-space: pre-wrap; line-height: 1.45;
}
pre code { font-size: inherit }
details { margin-top: .6rem; font-size: .92rem }
summary { cursor: pointer; font-weight: 600 }
summary code { font-size: .95em }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0; padding: 0; list-style: none }
.chips li {
  padding: 0 .5rem; border: 1px solid var(--border); border-radius: .35rem; background: var(--inset);
  font: .84rem/1.55 var(--mono);
}
.status {
  display: inline-block; padding: 0 .5rem; border: 1px solid; border-radius: 1rem;
  font-size: .78rem; font-weight: 600; line-height: 1.5; vertical-align: .1em; overflow-wrap: normal;
}
.success { color: var(--success) } .failure { color: var(--failure) } .pending { color: var(--pending) }
table { width: 100%; margin: 1.1rem 0 0; table-layout: fixed; border-collapse: collapse; font-size: .88rem }
caption { padding-bottom: .3rem; text-align: left; font-weight: 600; font-size: .95rem }
th, td { padding: .28rem .75rem .28rem 0; border-top: 1px solid var(--border); text-align: left; vertical-align: top }
th:last-child, td:last-child { padding-right: 0 }
thead th { border-top: 0; font-weight: 400; color: var(--muted) }
tbody th { font-weight: 400 }
.values :is(th, td):first-child { width: 42% }
.counts :is(th, td):first-child { width: 75% }
.metrics :is(th, td):nth-child(2) { width: 4rem } .metrics :is(th, td):nth-child(3) { width: 3rem }
.metrics :is(th, td):nth-child(4) { width: 6.5rem }
.requests :is(th, td):nth-child(1) { width: 2.5rem; color: var(--muted) }
.requests :is(th, td):nth-child(3) { width: 4.5rem } .requests :is(th, td):nth-child(4) { width: 5.5rem }
.card > table:first-child { margin-top: 0 }
td { font-variant-numeric: tabular-nums }
.empty { padding: .9rem 1.1rem; border: 1px dashed var(--border); border-radius: .6rem; background: var(--surface) }
`

/** The Content-Security-Policy header. The page has its own style sheet, and loads and runs nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
