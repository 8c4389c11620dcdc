// A thin wrapper around deep-chat: Rasa's REST channel, buttons with payloads, Dutch first, fit for keyboard and screen reader.
import { WORDS } from '/chat/words.js';

const TYPE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const ACCENT = '#0e5a5e';
const INK = '#17262b';
const SEND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="20" height="20" fill="#fff"><path d="M3.4 20.4 22 12 3.4 3.6 3.4 10l12 2-12 2z"/></svg>';

const kept = {
  get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* private windows may keep nothing */ } },
};

/** Who this visitor is, for as long as the tab lives: not to be guessed, for whoever knows it can read along. */
function sender() {
  let id = kept.get('balie.sender');
  if (!id) {
    const random = crypto.getRandomValues(new Uint8Array(16));
    id = 'web-' + Array.from(random, (b) => b.toString(16).padStart(2, '0')).join('');
    kept.set('balie.sender', id);
  }
  return id;
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Plain text as HTML: links and addresses can be followed, and nothing else has a meaning. */
function asHtml(text, words) {
  const link = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;
  let html = '';
  let from = 0;
  for (const match of text.matchAll(link)) {
    html += escaped(text.slice(from, match.index));
    html += match[1] ? anchor(match[1], match[1], words) : `<a href="mailto:${escaped(match[2])}">${escaped(match[2])}</a>`;
    from = match.index + match[0].length;
  }
  return `<p class="said">${html + escaped(text.slice(from))}</p>`;
}

function anchor(url, title, words, type = '') {
  return `<a ${type} href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${escaped(title)}`
    + `<span class="unseen"> ${escaped(words.opens)}</span></a>`;
}

function buttonsAsHtml(buttons, words) {
  const choices = buttons.map((b) => /^https?:\/\//.test(b.payload)
    ? anchor(b.payload, b.title, words, 'class="choice"')
    : `<button type="button" class="choice" data-payload="${escaped(b.payload)}">${escaped(b.title)}</button>`);
  return `<div class="choices">${choices.join('')}</div>`;
}

async function start() {
  let settings = { company: 'Chat', assistant: 'Chat', formal: true, language: 'nl', longest_message: 5000 };
  try {
    settings = await (await fetch('/chat/settings')).json();
  } catch { /* the first message will say that the server is away */ }
  const asked = new URLSearchParams(location.search).get('lang');
  const language = WORDS[asked] ? asked : WORDS[settings.language] ? settings.language : 'nl';
  const words = WORDS[language];

  document.documentElement.lang = language;
  document.title = words.title(settings);
  document.getElementById('company').textContent = settings.company;
  document.getElementById('assistant').textContent = words.who(settings);
  document.getElementById('note').textContent = words.note(settings);

  await customElements.whenDefined('deep-chat');
  const chat = document.createElement('deep-chat');
  const history = JSON.parse(kept.get('balie.history') || '[]');
  let payload = null;        // of the button that was pressed, sent in place of its title

  const remember = (message) => {
    history.push(message);
    kept.set('balie.history', JSON.stringify(history.slice(-200)));
  };

  async function post(text) {
    const answer = await fetch('/webhooks/rest/webhook', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ sender: sender(), message: text, input_channel: 'web', metadata: { page: location.pathname } }),
      signal: AbortSignal.timeout(30000),
    });
    if (answer.status === 413) {
      return [{ html: `<p class="notice">${escaped(words.tooLong)}</p>`, role: 'notice' }];
    }
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    const replies = (await answer.json()).filter((r) => r.text || r.buttons);
    if (replies.length === 0) {
      return [{ html: `<p class="notice">${escaped(words.received(settings))}</p>`, role: 'notice' }];
    }
    return replies.map((r) => ({
      html: (r.text ? asHtml(r.text, words) : '') + (r.buttons ? buttonsAsHtml(r.buttons, words) : ''),
      role: 'ai',
    }));
  }

  const failed = (text) => ({
    html: `<p class="trouble" role="alert">${escaped(words.away(settings))}</p>`
      + `<div class="choices"><button type="button" class="choice" data-retry="${escaped(text)}">${escaped(words.retry)}</button></div>`,
    role: 'ai',
  });

  chat.connect = {
    handler: async (body, signals) => {
      const typed = body.messages[body.messages.length - 1].text;
      const text = payload ?? typed;
      payload = null;
      remember({ role: 'user', text: typed });
      try {
        const replies = await post(text);
        replies.forEach(remember);
        await signals.onResponse(replies);
      } catch {
        await signals.onResponse([failed(text)]);
      }
    },
  };

  Object.assign(chat, {
    history,
    introMessage: { html: `<p class="notice">${escaped(words.notice(settings))}</p>` },
    textInput: {
      placeholder: { text: words.placeholder(settings), style: { color: '#5b6a70' } },
      characterLimit: settings.longest_message,
      styles: {
        container: { border: '1px solid #76868b', borderRadius: '14px', boxShadow: 'none', backgroundColor: '#fff', width: 'calc(100% - 1.5rem)', margin: '0' },
        text: { color: INK, padding: '.75rem 3.25rem .75rem .9rem', fontSize: '1rem', lineHeight: '1.4', textAlign: 'left' },
        focus: { border: `1px solid ${ACCENT}`, boxShadow: `0 0 0 2px ${ACCENT}` },
      },
    },
    submitButtonStyles: {
      position: 'inside-end',
      submit: {
        container: {
          default: { backgroundColor: ACCENT, borderRadius: '50%', width: '2.25rem', height: '2.25rem', display: 'flex', alignItems: 'center', justifyContent: 'center', padding: '0', bottom: '.4rem', right: '1.2rem' },
          hover: { backgroundColor: '#0a4447' },
        },
        svg: { content: SEND },
      },
      disabled: { container: { default: { backgroundColor: '#7b9294' } }, svg: { content: SEND } },
      loading: { container: { default: { backgroundColor: '#7b9294' } } },
      stop: { container: { default: { backgroundColor: '#7b9294' } } },
    },
    displayLoadingBubble: true,
    scrollButton: false,
    chatStyle: { width: '100%', height: '100%', border: 'none', borderRadius: '0', fontFamily: TYPE, fontSize: '1rem', backgroundColor: '#fff' },
    inputAreaStyle: { padding: '.75rem 0 .5rem', borderTop: '1px solid #e3e9e8' },
    messageStyles: {
      default: {
        shared: { bubble: { maxWidth: 'min(85%, 32rem)', padding: '.625rem .875rem', borderRadius: '14px', fontSize: '1rem', lineHeight: '1.45', marginTop: '.5rem' } },
        user: { bubble: { backgroundColor: ACCENT, color: '#fff', borderBottomRightRadius: '4px' } },
        ai: { bubble: { backgroundColor: '#eef2f1', color: INK, borderBottomLeftRadius: '4px' } },
        notice: { outerContainer: { display: 'block' }, innerContainer: { width: '100%', justifyContent: 'center' }, bubble: { backgroundColor: 'transparent', color: '#4a5a60', maxWidth: '100%', padding: '.25rem 1rem' } },
      },
      intro: { innerContainer: { width: '100%', justifyContent: 'center' }, bubble: { backgroundColor: 'transparent', color: '#4a5a60', maxWidth: '100%', padding: '.75rem 1rem .25rem' } },
      loading: { message: { styles: { bubble: { backgroundColor: '#eef2f1' } } } },
    },
    auxiliaryStyle: `
      :host, #container, #chat-view { border: none !important; }
      .input-button svg, #submit-icon { filter: none !important; }
      #messages { padding: .5rem .25rem; scrollbar-width: thin; }
      #messages:focus-visible { outline: 3px solid ${ACCENT}; outline-offset: -3px; }
      p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      a { color: inherit; text-underline-offset: 2px; }
      .notice { font-size: .875rem; line-height: 1.4; text-align: center; }
      .trouble { color: #8a1c1c; font-weight: 600; }
      .choices { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .625rem; }
      .choice {
        display: inline-block; min-height: 2.75rem; padding: .55rem 1rem; border: 1px solid ${ACCENT}; border-radius: 999px;
        background: #fff; color: ${ACCENT}; font: 600 .9375rem/1.3 ${TYPE}; text-decoration: none; cursor: pointer;
      }
      .choice:hover { background: ${ACCENT}; color: #fff; }
      .choice:disabled { color: #5b6a70; border-color: #aab6b9; background: #f4f6f6; cursor: default; }
      .choice:focus-visible, #submit-button:focus-visible, .input-button:focus-visible { outline: 3px solid #b26a00; outline-offset: 2px; }
      .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
      @media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; } }
    `,
  });

  function accessible() {
    const root = chat.shadowRoot;
    const log = root.getElementById('messages');
    if (log && !log.hasAttribute('role')) {
      log.setAttribute('role', 'log');
      log.setAttribute('aria-live', 'polite');
      log.setAttribute('aria-label', words.log);
      log.tabIndex = 0;
    }
    const input = root.getElementById('text-input');
    if (input) {
      input.setAttribute('role', 'textbox');
      input.setAttribute('aria-multiline', 'true');
      input.setAttribute('aria-label', words.placeholder(settings));
      input.setAttribute('lang', language);
    }
    root.querySelectorAll('.input-button').forEach((button) => {
      button.setAttribute('aria-label', words.send);
      button.title = words.send;
    });
    root.querySelectorAll('.loading-message-text, .deep-chat-loading-message').forEach((bubble) => {
      bubble.setAttribute('aria-label', words.typing);
    });
  }

  chat.onComponentRender = accessible;
  Object.assign(chat.style, { fontFamily: TYPE, width: '100%', height: '100%', border: 'none', borderRadius: '0', backgroundColor: '#fff' });
  const holder = document.getElementById('chat');
  holder.replaceChildren(chat);

  chat.shadowRoot.addEventListener('click', async (event) => {
    const button = event.target.closest?.('button.choice');
    if (!button || button.disabled) {
      return;
    }
    button.closest('.choices').querySelectorAll('button').forEach((b) => { b.disabled = true; });
    if (button.dataset.retry !== undefined) {
      try {
        const replies = await post(button.dataset.retry);
        replies.forEach((reply) => { remember(reply); chat.addMessage(reply); });
      } catch {
        button.disabled = false;
      }
    } else {
      payload = button.dataset.payload;
      chat.submitUserMessage({ text: button.textContent });
    }
    chat.focusInput();
  });

  const person = document.getElementById('person');
  person.textContent = words.person;
  person.setAttribute('aria-label', words.personLabel);
  person.hidden = false;
  person.addEventListener('click', () => {
    chat.submitUserMessage({ text: words.personMessage });
    chat.focusInput();
  });

  accessible();
  new MutationObserver(accessible).observe(chat.shadowRoot, { childList: true, subtree: true });
}

start();
