/**
 * Chat channels and their settings: how what the bot said is put for each of them, and how messages come in. Channels that are
 * plain HTTP have their addresses in {@code io.balie.shell.http}.
 *
 * <p>Start at {@link io.balie.shell.channel.Channels} for what can be set, at {@link io.balie.shell.channel.BotMessage} for what a
 * bot can say, and at {@link io.balie.shell.channel.SocketIoChannel} for the channel that web chats speak.
 */
@NullMarked
package io.balie.shell.channel;

import org.jspecify.annotations.NullMarked;
