package io.balie.dialog.screening;

import io.balie.dialog.event.Sign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every pair of limits would cost on conversations to learn from, and so the limits that cost least.
 *
 * <p>Each conversation is gone through message by message, as the script would: from {@code seller_at} somebody is redirected, from {@code ask_at} they are asked, the
 * third question is the last, and who is never stopped goes through to a person.
 */
public final class CostCurve {

    /** Limits that are tried, in log-odds. */
    private static final double LOWEST = -3;

    private static final double HIGHEST = 5;
    private static final double STEP = 0.1;
    private static final int PLACES = (int) Math.round((HIGHEST - LOWEST) / STEP) + 1;

    /** A limit is judged with its neighbours this far on both sides, so that it does not stand at the edge of a cliff. */
    private static final int NEIGHBOURS = 4;

    private static final int MOST_QUESTIONS = 3;

    /** So many questions to a seller are not one too many. */
    private static final int FAIR_QUESTIONS = 2;

    private final List<Screened> conversations;
    private final Costs costs;

    /**
     * @param conversations to learn from
     * @throws IllegalArgumentException if there are none of sellers, or none of customers
     */
    public CostCurve(List<Screened> conversations, Costs costs) {
        this.conversations = List.copyOf(conversations);
        this.costs = costs;
        if (conversations.stream().allMatch(Screened::seller)
                || conversations.stream().noneMatch(Screened::seller)) {
            throw new IllegalArgumentException(
                    "There are %d conversations to find limits on, expected sellers and customers."
                            .formatted(conversations.size()));
        }
    }

    /**
     * What a pair of limits leads to.
     *
     * @param askAt log-odds from which somebody is asked
     * @param sellerAt log-odds from which somebody is redirected
     * @param customersTaken customers who are redirected
     * @param fishersThrough sellers who fish for a name and go through
     * @param sellersThrough other sellers who go through
     * @param customersAsked questions to customers
     * @param sellersAsked questions to sellers
     * @param tooOften questions that were one too many: all to customers, and each third to a seller
     * @param cost all of it, for one conversation on average
     */
    public record Point(
            double askAt,
            double sellerAt,
            int customersTaken,
            int fishersThrough,
            int sellersThrough,
            int customersAsked,
            int sellersAsked,
            int tooOften,
            double cost) {}

    /**
     * What a sign contributes.
     *
     * @param name the sign
     * @param sellers conversations of sellers in which it is found
     * @param customers conversations of customers in which it is found
     * @param same what the limits of all signs cost without it
     * @param anew what the limits found without it cost
     */
    public record Contribution(String name, int sellers, int customers, Point same, Point anew) {}

    public int sellers() {
        return (int) conversations.stream().filter(Screened::seller).count();
    }

    public int customers() {
        return conversations.size() - sellers();
    }

    public Costs costs() {
        return costs;
    }

    /** The limits that cost least, judged with their neighbours; of equals those that ask least. */
    public Point best() {
        return best(Set.of());
    }

    /** What other limits cost. */
    public Point at(double askAt, double sellerAt) {
        return point(beliefs(Set.of()), askAt, sellerAt);
    }

    /** The costs of every {@code ask_at}, with one {@code seller_at}. */
    public List<Point> alongAsk(double sellerAt) {
        List<List<Double>> beliefs = beliefs(Set.of());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < PLACES && place(i) <= sellerAt; i++) {
            points.add(point(beliefs, place(i), sellerAt));
        }
        return points;
    }

    /** The costs of every {@code seller_at}, with one {@code ask_at}. */
    public List<Point> alongSeller(double askAt) {
        List<List<Double>> beliefs = beliefs(Set.of());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            if (place(i) >= askAt) {
                points.add(point(beliefs, askAt, place(i)));
            }
        }
        return points;
    }

    /** What each sign contributes: the costs if it were not known. The dearest to lose comes first. */
    public List<Contribution> contributions() {
        Point with = best();
        Set<String> names = new TreeSet<>();
        conversations.forEach(c -> c.signs().forEach(found -> found.forEach(sign -> names.add(sign.name()))));
        List<Contribution> contributions = new ArrayList<>();
        for (String name : names) {
            Set<String> without = Set.of(name);
            contributions.add(new Contribution(
                    name,
                    found(name, true),
                    found(name, false),
                    point(beliefs(without), with.askAt(), with.sellerAt()),
                    best(without)));
        }
        contributions.sort(
                Comparator.comparingDouble((Contribution c) -> -c.same().cost()).thenComparing(Contribution::name));
        return contributions;
    }

    private int found(String name, boolean seller) {
        return (int) conversations.stream()
                .filter(c -> c.seller() == seller)
                .filter(c ->
                        c.signs().stream().flatMap(List::stream).map(Sign::name).anyMatch(name::equals))
                .count();
    }

    private List<List<Double>> beliefs(Set<String> without) {
        return conversations.stream().map(c -> c.beliefs(without)).toList();
    }

    private Point best(Set<String> without) {
        List<List<Double>> beliefs = beliefs(without);
        Point[][] grid = new Point[PLACES][PLACES];
        for (int ask = 0; ask < PLACES; ask++) {
            for (int seller = ask; seller < PLACES; seller++) {
                grid[ask][seller] = point(beliefs, place(ask), place(seller));
            }
        }
        Point best = grid[0][0];
        double least = Double.POSITIVE_INFINITY;
        for (int ask = 0; ask < PLACES; ask++) {
            for (int seller = ask; seller < PLACES; seller++) {
                double around = around(grid, ask, seller);
                if (around <= least + 1e-9) {
                    least = Math.min(least, around);
                    best = grid[ask][seller];
                }
            }
        }
        return best;
    }

    /** The mean cost of a place and its neighbours. */
    private static double around(Point[][] grid, int ask, int seller) {
        double sum = 0;
        int count = 0;
        for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
            for (int j = -NEIGHBOURS; j <= NEIGHBOURS; j++) {
                int a = Math.clamp(ask + i, 0, PLACES - 1);
                int s = Math.clamp(seller + j, a, PLACES - 1);
                sum += grid[a][s].cost();
                count++;
            }
        }
        return sum / count;
    }

    private static double place(int index) {
        return Math.round((LOWEST + index * STEP) * 10) / 10.0;
    }

    private Point point(List<List<Double>> beliefs, double askAt, double sellerAt) {
        int customersTaken = 0;
        int fishersThrough = 0;
        int sellersThrough = 0;
        int customersAsked = 0;
        int sellersAsked = 0;
        int tooOften = 0;
        for (int i = 0; i < conversations.size(); i++) {
            Screened conversation = conversations.get(i);
            int asked = 0;
            boolean redirected = false;
            boolean stopped = false;
            for (double belief : beliefs.get(i)) {
                boolean asks = belief >= askAt;
                redirected = belief >= sellerAt || asks && asked == MOST_QUESTIONS;
                stopped = redirected || asks;
                if (redirected) {
                    break;
                }
                asked += asks ? 1 : 0;
            }
            if (conversation.seller()) {
                sellersAsked += asked;
                tooOften += Math.max(0, asked - FAIR_QUESTIONS);
                fishersThrough += !stopped && conversation.fishes() ? 1 : 0;
                sellersThrough += !stopped && !conversation.fishes() ? 1 : 0;
            } else {
                customersAsked += asked;
                tooOften += asked;
                customersTaken += redirected ? 1 : 0;
            }
        }
        double cost = customersTaken * costs.customerTaken()
                + fishersThrough * costs.nameSaid()
                + sellersThrough * costs.sellerThrough()
                + tooOften * costs.question();
        return new Point(
                askAt,
                sellerAt,
                customersTaken,
                fishersThrough,
                sellersThrough,
                customersAsked,
                sellersAsked,
                tooOften,
                cost / conversations.size());
    }
}
