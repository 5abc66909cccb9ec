/** The bar above GraphiQL, the menu of questions, and GraphiQL itself on a narrow screen: one editor below the other. */
export const STYLE = `
:root { color-scheme: light dark; --bar: 44px; --ink: #1d3557; --paper: #fff; --line: #d5dbe3; --soft: #f1f4f8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3ebf6; --paper: #1b2230; --line: #37445a; --soft: #242e40; } }
body { margin: 0; height: 100dvh; display: flex; flex-direction: column; overflow: hidden; background: var(--paper); }
#root { flex: 1; min-height: 0; height: auto; display: flex; overflow: hidden; }
#root .graphiql-container { height: auto; min-height: 0; min-width: 0; flex: 1; }
#bar { flex: none; height: var(--bar); display: flex; align-items: center; gap: 8px; padding: 0 12px; box-sizing: border-box;
  border-bottom: 1px solid var(--line); font: 15px/1.4 system-ui, sans-serif; color: var(--ink); }
#bar strong { margin-right: auto; font-size: 17px; }
#bar button, #bar a { font: inherit; color: inherit; text-decoration: none; padding: 6px 12px; border: 1px solid var(--line);
  border-radius: 6px; background: var(--paper); cursor: pointer; }
#bar button { background: #1d3557; border-color: #1d3557; color: #fff; }
#bar button:hover, #bar a:hover { filter: brightness(1.15); }
#questions { width: min(1040px, 100vw - 32px); max-width: none; max-height: calc(100dvh - 32px); padding: 0; border: 0;
  border-radius: 10px; box-sizing: border-box; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif;
  box-shadow: 0 12px 48px #0006; overflow: auto; overscroll-behavior: contain; }
#questions::backdrop { background: #0f1a2b80; }
#questions header { position: sticky; top: 0; display: flex; align-items: center; gap: 12px; padding: 14px 24px 10px;
  background: var(--paper); border-bottom: 1px solid var(--line); }
#questions h1 { flex: 1; margin: 0; font-size: 19px; outline: none; }
#questions header button { width: 40px; height: 40px; border: 0; border-radius: 6px; background: none; color: inherit; font-size: 26px; line-height: 1;
  cursor: pointer; }
#questions p { margin: 12px 24px 4px; }
#questions .groups { columns: 2 380px; column-gap: 32px; padding: 4px 24px 20px; }
#questions section { break-inside: avoid; padding-top: 12px; }
#questions h2 { margin: 0 0 4px; font-size: 13px; letter-spacing: .04em; text-transform: uppercase; opacity: .7; }
#questions ul { list-style: none; margin: 0; padding: 0; }
#questions li a { display: block; padding: 7px 10px; margin: 0 -10px; border-radius: 6px; color: inherit; text-decoration: none; }
#questions li a:hover, #questions li a:focus-visible { background: var(--soft); }
.graphiql-container .graphiql-logo { display: none; }
@media (max-width: 700px) {
  #questions { width: 100vw; height: 100dvh; max-height: none; border-radius: 0; }
  #questions header, #questions p, #questions .groups { padding-left: 16px; padding-right: 16px; }
  #questions p { margin-left: 0; margin-right: 0; }
  .graphiql-container { flex-direction: column-reverse; }
  .graphiql-container .graphiql-sidebar { flex-direction: row; width: auto; padding: 4px 8px; justify-content: space-between; overflow: visible; }
  .graphiql-container .graphiql-sidebar > * { margin: 0; }
  .graphiql-container .graphiql-main { min-height: 0; flex-direction: column; }
  .graphiql-container .graphiql-plugin { max-width: none; flex: none; height: 60%; border-left: 0; overflow: auto; }
  .graphiql-container .graphiql-main > .graphiql-horizontal-drag-bar, #graphiql-session > .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-container .graphiql-sessions { margin: 0 8px; min-height: 0; }
  #graphiql-session { flex-direction: column; min-height: 0; padding: 0; }
  #graphiql-session > div:first-child { flex: 1 1 58% !important; min-height: 0; display: flex; }
  #graphiql-session > div:last-child { flex: 1 1 42% !important; min-height: 0; display: flex; }
  .graphiql-container .graphiql-response { padding-top: 4px; }
}
`;
