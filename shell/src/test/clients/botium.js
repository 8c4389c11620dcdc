// Plays conversations with Botium's REST connector. Arguments: the server's address, a file of conversations, a folder for its own files.
const Module = require('module');
const load = Module._load;
// Node has Promise.allSettled of its own; the package that would add it brings a hundred others.
Module._load = (name, ...rest) => (name === 'promise.allsettled' ? { shim() {} } : load(name, ...rest));

const fs = require('fs');
const { BotDriver } = require('botium-core');

const [url, file, work] = process.argv.slice(2);

async function main() {
  const driver = new BotDriver({
    PROJECTNAME: 'balie',
    TEMPDIR: work,
    CLEANUPTEMPDIR: false,
    CONTAINERMODE: 'simplerest',
    SIMPLEREST_URL: `${url}/webhooks/rest/webhook`,
    SIMPLEREST_METHOD: 'POST',
    SIMPLEREST_HEADERS_TEMPLATE: '{"Content-Type":"application/json"}',
    SIMPLEREST_BODY_TEMPLATE: '{"sender":"{{botium.conversationId}}","message":"{{{msg.messageText}}}"}',
    SIMPLEREST_BODY_JSONPATH: '$.*',
    SIMPLEREST_RESPONSE_JSONPATH: '$.text',
    SIMPLEREST_BUTTONS_JSONPATH: '$.buttons.*',
    SIMPLEREST_BUTTONS_TEXT_SUBJSONPATH: 'title',
    SIMPLEREST_BUTTONS_PAYLOAD_SUBJSONPATH: 'payload',
    SIMPLEREST_MEDIA_JSONPATH: '$.image',
    WAITFORBOTTIMEOUT: 20000,
  });
  const conversations = driver.BuildCompiler().Compile(fs.readFileSync(file), 'SCRIPTING_FORMAT_TXT', 'SCRIPTING_TYPE_CONVO');
  const container = await driver.Build();
  await container.Start();
  for (const conversation of conversations) {
    await conversation.Run(container);
    console.log(`passed: ${conversation.header.name}`);
  }
  await container.Stop();
  await container.Clean();
}

main().catch((failure) => {
  console.error(String(failure.message || failure));
  process.exit(1);
});
