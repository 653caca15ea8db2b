import { createHash } from 'node:crypto'

/** How the page looks: on light ground or dark, and on a screen of any width. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --card: #fff; --line: #d5dae1; --text: #1d2127; --quiet: #57606b;
  --link: #0b5cad; --sunk: #f0f2f5; --good: #17673a; --bad: #b3261e; --open: #8a5200;
  --wandb: #b47a00; --mlflow: #0b6fb8;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12151a; --card: #1a1e25; --line: #333a45; --text: #e7eaee; --quiet: #a0a9b5;
    --link: #7ab8ff; --sunk: #12151a; --good: #6fd39a; --bad: #ff9a91; --open: #f0b962;
    --wandb: #e2a83a; --mlflow: #5fb0ee;
  }
}
* { box-sizing: border-box }
body {
  margin: 0 auto; max-width: 76rem; padding: 0 1.25rem 4rem;
  background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif;
  overflow-wrap: anywhere;
}
header { padding: 2.5rem 0 .5rem }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.015em }
header p { margin: .35rem 0 1rem; color: var(--quiet) }
h2 { margin: 3rem 0 .25rem; font-size: 1.45rem; scroll-margin-top: 1rem }
h2 + .cards { margin-top: .9rem }
h2 + pre { margin-top: .75rem }
h3 { margin: 1.75rem 0 .75rem; font-size: 1.1rem }
h4 { margin: 1.25rem 0 .6rem; font-size: 1rem }
.card > :is(h4, h5):first-child { margin-top: 0; font-size: 1.1rem }
h5 { margin: 1.25rem 0 .4rem; font-size: .95rem }
.kind { font-weight: 400; color: var(--quiet) }
.quiet { color: var(--quiet) }
p.quiet { margin: .4rem 0 }
a { color: var(--link) }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center }
.reload {
  margin-left: auto; padding: .3rem .9rem; border: 1px solid var(--link); border-radius: .4rem;
  text-decoration: none; font-weight: 600;
}
.reload:hover { background: var(--link); color: var(--card) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
.wandb h2, .mlflow h2 { padding-left: .75rem; border-left: .3rem solid var(--own) }
.wandb { --own: var(--wandb) } .mlflow { --own: var(--mlflow) }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); align-items: start }
.card {
  min-width: 0; padding: 1.1rem 1.25rem 1.25rem; border: 1px solid var(--line); border-radius: .6rem;
  border-top: 3px solid var(--own, var(--line)); background: var(--card);
}
.facts { margin: .75rem 0; font-size: .92rem }
.facts > div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .75rem; padding: .15rem 0 }
dt { color: var(--quiet) } dd { margin: 0 }
code, pre { font-family: var(--mono); font-size: .86em }
pre { font-size: .82rem }
details pre { font-size: .76rem }
pre {
  margin: .5rem 0 0; padding: .75rem .9rem; border: 1px solid var(--line); border-radius: .4rem;
  background: var(--sunk); white-space: pre-wrap; line-height: 1.45;
}
pre code { font-size: inherit }
details { margin-top: .6rem; font-size: .92rem }
summary { cursor: pointer; font-weight: 600 }
summary code { font-size: .95em }
.chips { display: flex; flex-wrap: wrap; gap: .3rem; margin: 0; padding: 0; list-style: none }
.chips li {
  padding: 0 .5rem; border: 1px solid var(--line); border-radius: .35rem; background: var(--sunk);
  font: .84rem/1.55 var(--mono);
}
.state {
  display: inline-block; padding: 0 .5rem; border: 1px solid; border-radius: 1rem;
  font-size: .78rem; font-weight: 600; line-height: 1.5; vertical-align: .1em; overflow-wrap: normal;
}
.good { color: var(--good) } .bad { color: var(--bad) } .open { color: var(--open) }
table { width: 100%; margin: 1.1rem 0 0; table-layout: fixed; border-collapse: collapse; font-size: .88rem }
caption { padding-bottom: .3rem; text-align: left; font-weight: 600; font-size: .95rem }
th, td { padding: .28rem .75rem .28rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top }
th:last-child, td:last-child { padding-right: 0 }
thead th { border-top: 0; font-weight: 400; color: var(--quiet) }
tbody th { font-weight: 400 }
.pairs :is(th, td):first-child { width: 42% }
.counts :is(th, td):first-child { width: 75% }
.metrics :is(th, td):nth-child(2) { width: 4rem } .metrics :is(th, td):nth-child(3) { width: 3rem }
.metrics :is(th, td):nth-child(4) { width: 6.5rem }
.asked :is(th, td):nth-child(1) { width: 2.5rem; color: var(--quiet) }
.asked :is(th, td):nth-child(3) { width: 4.5rem } .asked :is(th, td):nth-child(4) { width: 5.5rem }
.card > table:first-child { margin-top: 0 }
td { font-variant-numeric: tabular-nums }
.empty { padding: .9rem 1.1rem; border: 1px dashed var(--line); border-radius: .6rem; background: var(--card) }
`

/** The policy under which the page is shown: it has that style, and loads and runs nothing. */
export const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
