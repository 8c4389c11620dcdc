/**
 * Reads a bot in Rasa's project layout: domain, training messages, rules, stories and their tests, all checked against each other.
 *
 * <p>{@link io.balie.data.bot.BotFolder} is the door. A bot with any fault is not read at all: one trained on less than its author
 * wrote is worse than one that refuses to start.
 */
@NullMarked
package io.balie.data.bot;

import org.jspecify.annotations.NullMarked;
