package io.balie.shell.visualize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a place for boxes and arrows, from left to right: a box stands right of all that lead to it, except where the way leads back.
 *
 * <p>The same boxes and arrows are always placed the same.
 */
final class Layout {

    private static final int GAP_BETWEEN_COLUMNS = 44;
    private static final int GAP_BETWEEN_BOXES = 12;
    private static final int ROOM_OF_A_BEND = 4;
    private static final int SWEEPS = 12;
    private static final int SETTLINGS = 24;

    /**
     * A box to be placed.
     *
     * @param width in pixels
     * @param height in pixels
     */
    record Box(int width, int height) {}

    /** An arrow from one box to another, by their places in the list. */
    record Arrow(int from, int to) {}

    /** Where a box stands: its left upper corner. */
    record Spot(double x, double y) {}

    /** A point that an arrow passes. */
    record Point(double x, double y) {}

    /**
     * What came of it.
     *
     * @param spots of the boxes, in their order
     * @param lines the points each arrow passes between its boxes, in the order of the arrows, from its start to its end
     */
    record Placed(List<Spot> spots, List<List<Point>> lines, double width, double height) {}

    private final List<Box> boxes;
    private final List<Arrow> arrows;
    private final int[] column;
    private final boolean[] backwards;
    private final List<Item> items = new ArrayList<>();
    private final List<List<Item>> columns = new ArrayList<>();

    /** A box, or a bend of an arrow that passes a column. */
    private static final class Item {
        final int column;
        final double height;
        final List<Item> before = new ArrayList<>();
        final List<Item> after = new ArrayList<>();
        int order;
        double y;

        Item(int column, double height) {
            this.column = column;
            this.height = height;
        }

        double middle() {
            return y + height / 2;
        }
    }

    private Layout(List<Box> boxes, List<Arrow> arrows) {
        this.boxes = boxes;
        this.arrows = arrows;
        this.column = new int[boxes.size()];
        this.backwards = new boolean[arrows.size()];
    }

    /** Place boxes and arrows. */
    static Placed of(List<Box> boxes, List<Arrow> arrows) {
        return new Layout(List.copyOf(boxes), List.copyOf(arrows)).placed();
    }

    private Placed placed() {
        turnBackwards();
        chooseColumns();
        List<List<Item>> bends = makeItems();
        order();
        settle();
        double[] left = new double[columns.size() + 1];
        double[] widest = new double[columns.size()];
        for (int i = 0; i < boxes.size(); i++) {
            widest[column[i]] = Math.max(widest[column[i]], boxes.get(i).width());
        }
        for (int c = 0; c < columns.size(); c++) {
            left[c + 1] = left[c] + widest[c] + GAP_BETWEEN_COLUMNS;
        }
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            // At the left of its column, so that no arrow into the column passes under a wider box.
            spots.add(new Spot(left[column[i]], items.get(i).y));
        }
        List<List<Point>> lines = new ArrayList<>();
        for (int a = 0; a < arrows.size(); a++) {
            List<Point> line = new ArrayList<>();
            for (Item bend : bends.get(a)) {
                line.add(new Point(left[bend.column], bend.middle()));
                line.add(new Point(left[bend.column] + widest[bend.column], bend.middle()));
            }
            lines.add(backwards[a] ? line.reversed() : line);
        }
        double height =
                items.stream().mapToDouble(item -> item.y + item.height).max().orElse(0);
        return new Placed(spots, lines, Math.max(0, left[columns.size()] - GAP_BETWEEN_COLUMNS), height);
    }

    /** Where the way leads back to what came before, the arrow counts the other way round. */
    private void turnBackwards() {
        int[] state = new int[boxes.size()]; // 0 not seen, 1 on the way, 2 done
        for (int start = 0; start < boxes.size(); start++) {
            if (state[start] == 0) {
                visit(start, state);
            }
        }
    }

    private void visit(int start, int[] state) {
        record Visit(int box, int nextArrow) {}
        List<Visit> way = new ArrayList<>();
        way.add(new Visit(start, 0));
        state[start] = 1;
        while (!way.isEmpty()) {
            Visit visit = way.removeLast();
            int next = -1;
            int a = visit.nextArrow();
            for (; a < arrows.size() && next < 0; a++) {
                Arrow arrow = arrows.get(a);
                if (arrow.from() == visit.box()) {
                    if (state[arrow.to()] == 1) {
                        backwards[a] = true;
                    } else if (state[arrow.to()] == 0) {
                        next = arrow.to();
                    }
                }
            }
            if (next < 0) {
                state[visit.box()] = 2;
            } else {
                way.add(new Visit(visit.box(), a));
                way.add(new Visit(next, 0));
                state[next] = 1;
            }
        }
    }

    private int from(int arrow) {
        return backwards[arrow] ? arrows.get(arrow).to() : arrows.get(arrow).from();
    }

    private int to(int arrow) {
        return backwards[arrow] ? arrows.get(arrow).from() : arrows.get(arrow).to();
    }

    private void chooseColumns() {
        boolean moved = true;
        while (moved) { // ends, for without the backward arrows there are no circles
            moved = false;
            for (int a = 0; a < arrows.size(); a++) {
                if (from(a) != to(a) && column[to(a)] <= column[from(a)]) {
                    column[to(a)] = column[from(a)] + 1;
                    moved = true;
                }
            }
        }
    }

    private List<List<Item>> makeItems() {
        int count = 0;
        for (int i = 0; i < boxes.size(); i++) {
            items.add(new Item(column[i], boxes.get(i).height()));
            count = Math.max(count, column[i] + 1);
        }
        for (int c = 0; c < count; c++) {
            columns.add(new ArrayList<>());
        }
        for (Item item : items) {
            columns.get(item.column).add(item);
        }
        List<List<Item>> bends = new ArrayList<>();
        for (int a = 0; a < arrows.size(); a++) {
            List<Item> own = new ArrayList<>();
            Item before = items.get(from(a));
            for (int c = column[from(a)] + 1; c < column[to(a)]; c++) {
                Item bend = new Item(c, ROOM_OF_A_BEND);
                columns.get(c).add(bend);
                own.add(bend);
                join(before, bend);
                before = bend;
            }
            if (from(a) != to(a)) {
                join(before, items.get(to(a)));
            }
            items.addAll(own);
            bends.add(own);
        }
        return bends;
    }

    private static void join(Item left, Item right) {
        left.after.add(right);
        right.before.add(left);
    }

    /** Order each column by the mean of its neighbours, to and fro, and keep the order with the fewest crossings. */
    private void order() {
        columns.forEach(Layout::number);
        long fewest = crossings();
        List<List<Item>> best = copy();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean rightwards = sweep % 2 == 0;
            for (int i = 1; i < columns.size(); i++) {
                List<Item> items = columns.get(rightwards ? i : columns.size() - 1 - i);
                items.sort(Comparator.comparingDouble(item -> mean(item, rightwards)));
                number(items);
            }
            long now = crossings();
            if (now < fewest) {
                fewest = now;
                best = copy();
            }
        }
        columns.clear();
        columns.addAll(best);
        columns.forEach(Layout::number);
    }

    private List<List<Item>> copy() {
        List<List<Item>> copy = new ArrayList<>();
        columns.forEach(items -> copy.add(new ArrayList<>(items)));
        return copy;
    }

    private static void number(List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            items.get(i).order = i;
        }
    }

    private static double mean(Item item, boolean ofBefore) {
        return (ofBefore ? item.before : item.after)
                .stream().mapToInt(other -> other.order).average().orElse(item.order);
    }

    private long crossings() {
        long crossings = 0;
        for (List<Item> items : columns) {
            List<int[]> pairs = new ArrayList<>();
            items.forEach(item -> item.after.forEach(other -> pairs.add(new int[] {item.order, other.order})));
            for (int i = 0; i < pairs.size(); i++) {
                for (int j = i + 1; j < pairs.size(); j++) {
                    int left = Integer.compare(pairs.get(i)[0], pairs.get(j)[0]);
                    int right = Integer.compare(pairs.get(i)[1], pairs.get(j)[1]);
                    crossings += left * right < 0 ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    /** Pull each item towards its neighbours, as far as those above and below leave room. */
    private void settle() {
        for (List<Item> items : columns) {
            double y = 0;
            for (Item item : items) {
                item.y = y;
                y += item.height + GAP_BETWEEN_BOXES;
            }
        }
        for (int round = 0; round < SETTLINGS; round++) {
            boolean rightwards = round % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                List<Item> items = columns.get(rightwards ? i : columns.size() - 1 - i);
                for (Item item : items) {
                    Set<Item> near = new LinkedHashSet<>(item.before);
                    near.addAll(item.after);
                    double wish =
                            near.stream().mapToDouble(Item::middle).average().orElse(item.middle());
                    item.y = wish - item.height / 2;
                }
                apart(items);
            }
        }
        double top = items.stream().mapToDouble(item -> item.y).min().orElse(0);
        items.forEach(item -> item.y -= top);
    }

    /** Keep the order and the gaps: half of what is missing goes up, half goes down. */
    private static void apart(List<Item> items) {
        int count = items.size();
        double[] down = new double[count];
        double[] up = new double[count];
        for (int i = 0; i < count; i++) {
            Item item = items.get(i);
            down[i] = i == 0 ? item.y : Math.max(item.y, down[i - 1] + items.get(i - 1).height + GAP_BETWEEN_BOXES);
        }
        for (int i = count - 1; i >= 0; i--) {
            Item item = items.get(i);
            up[i] = i == count - 1 ? item.y : Math.min(item.y, up[i + 1] - item.height - GAP_BETWEEN_BOXES);
        }
        for (int i = 0; i < count; i++) {
            items.get(i).y = (down[i] + up[i]) / 2;
        }
    }
}
