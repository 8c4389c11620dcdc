// Has a conversation over Socket.IO, presses the first button, and prints what it heard. Arguments: the server's address, the package
// of the client, the transports, the user's words.
const [url, client, transports, words] = process.argv.slice(2);
const io = require(client);
const socket = io(url, { path: '/socket.io/', transports: transports.split(','), timeout: 20000 });
const heard = [];

const end = (status) => {
  socket.close();
  process.exitCode = status;
};
const tooLate = setTimeout(() => { console.error('nothing more was heard', JSON.stringify(heard)); end(1); }, 20000);

socket.on('connect', () => socket.emit('session_request', { session_id: null }));
socket.on('session_confirm', (session) => {
  heard.push(typeof session);
  socket.emit('user_uttered', { message: words, session_id: session });
});
socket.on('bot_uttered', (said) => {
  heard.push(said.text);
  if (said.quick_replies && said.quick_replies.length) {
    said.quick_replies.forEach((reply) => heard.push(`[${reply.title}]`));
    socket.emit('user_uttered', { message: said.quick_replies[0].payload });
  } else if (!said.quick_replies) {
    console.log(`${socket.io.engine.transport.name}: ${heard.join(' ')}`);
    clearTimeout(tooLate);
    end(0);
  }
});
