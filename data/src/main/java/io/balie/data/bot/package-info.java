/**
 * Reads a bot in Rasa's project layout: domain, training messages, rules, stories and their tests, all checked against each other.
 *
 * <p>The main types: {@link io.balie.data.bot.BotFolder} is the door, {@link io.balie.data.bot.ProjectPaths} says where the parts
 * stand if not in the usual places, {@link io.balie.data.bot.BotFiles} is what comes out, with
 * {@link io.balie.data.bot.Connections} to other servers and channels.
 *
 * <p>A fault is what Rasa refuses too, and a bot with any is not read at all. What Rasa only warns of, or leaves out in silence, is a
 * warning that names the place and what happens instead; a caller who is stricter refuses a bot that has any.
 */
@NullMarked
package io.balie.data.bot;

import org.jspecify.annotations.NullMarked;
