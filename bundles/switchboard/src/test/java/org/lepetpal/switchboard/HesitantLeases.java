package org.lepetpal.switchboard;

/** Lets others in between the two looks of who takes a lease or begins a turn: by themselves they come there once in a million. */
final class HesitantLeases extends Leases {
    private final Runnable others;

    /** @param others run each time, by who takes the lease or begins the turn */
    HesitantLeases(Runnable others) {
        this.others = others;
    }

    @Override
    Ticket lend() {
        others.run();
        return super.lend();
    }

    @Override
    Seat seat() {
        return new HesitantSeat(super.seat());
    }

    @Override
    void remove(Seat seat) {
        super.remove(((HesitantSeat) seat).seat);
    }

    private final class HesitantSeat extends Seat {
        private final Seat seat;

        HesitantSeat(Seat seat) {
            super(() -> {});
            this.seat = seat;
        }

        @Override
        void take() {
            others.run();
            seat.take();
        }

        @Override
        void free() {
            seat.free();
        }

        @Override
        boolean taken() {
            return seat.taken();
        }
    }
}
