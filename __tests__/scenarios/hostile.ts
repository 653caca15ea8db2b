/** The word in all hostile commands, links and elements. */
export const evil = 'evil'

/** Too long to be recorded or shown in full, but short enough for a tag object. */
const large = 900 * 1024

/** Texts that are more than text to the runner, a terminal, GitHub or a browser. */
export const texts: Readonly<Record<string, string>> = {
  'a command': '::set-output name=commit::evil',
  'commands on lines of their own':
    'x\n::add-mask::evil\r::error::evil\r\n  ::group::evil\n::endgroup::\n::stop-commands::evil',
  'a command after blanks of all kinds': '\u00a0\u2003\ufeff\u0085\t ::warning::evil',
  'a command after line ends of Unicode':
    'x\u2028::add-mask::evil\u2029::notice::evil\u0085::debug::evil',
  'a command, escaped as the runner does it': 'x%0A::add-mask::evil%0D%0a::error::evil',
  'older commands': 'x ##[add-mask]evil ##[error]evil ####[[group]evil\n##[section]evil',
  'escapes of a terminal': '\u001b[31mred\u001b]8;;http://evil.example\u0007x\u009b2J\u001b[1A\b\b',
  'NUL and other control characters': 'a\u0000b\rc\u0007d\u007fe\u0090f',
  'direction marks': 'a\u202etxt.exe\u2066b\u2069\u200f\u061cc',
  'the end of a cell, and a script': '</code></pre></td></table><script>evil()</script>',
  'an element with a handler': `"><img src=http://evil.example onerror='evil()'><a href="javascript:evil()">`,
  'a comment and a declaration': '<!-- x --><![CDATA[ <?php evil() ?> <!DOCTYPE evil>',
  entities: '&lt;img src=evil&gt; &#60;b&#62; &amp;lt; &evil; &',
  Markdown:
    '\n\n[evil](http://evil.example) ![evil](//evil.example/i.png) **b** _i_ `c` ~~s~~\n# h\n- x\n',
  addresses: 'http://evil.example/a www.evil.example ftp://evil.example evil@evil.example',
  'a fence, a footnote and a table':
    '\n\n```mermaid\ngraph LR\n```\n[^1]: evil\n\n|a|b|\n|-|-|\n$$x$$\n',
  mentions:
    '@octocat @lab/evil #1 lab/evil#2 GH-3 lab/evil@9995fe1c555a1a469cbced721db42541bf3b2868',
  'lone surrogates': 'a\ud800b\udfffc\udbff',
  'a very long text': `${'x'.repeat(large)}::evil::`,
  'a very long text of what is escaped': '<&"\n'.repeat(large / 4),
}

/** A text that is a valid path in git. */
export function asPath(text: string): string {
  return text.replace(/\/+/g, '\u2215').replaceAll('\0', '').toWellFormed().slice(0, 150)
}

/** A text as a string of TOML. */
export function asToml(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f')
}
