// The maps of a pooling and its unpooling at one moment: windows with their winners, the places, what is put back. Names, colours
// and marks stay the same whichever layer is played.
#pragma once
#include <string>

#include "view/grid.h"
#include "view/pooling.h"
#include "view/stage.h"

namespace upstamp {

struct PoolingStage {
  const Study& study;
  const Pooling& pooling;
  const Stage& pool;
  const Stage* unpool = nullptr;                                                    // null: nothing uses the switches
  int channel = 0;                                                                  // the one that is drawn
  std::vector<char> now = {}, pointed = {};                                         // by pooled cell
  bool direct() const { return unpool && unpool->layer.from == pool.layer.index; }  // no layer between
  bool is_played(const Stage& stage) const { return &study.focused() == &stage.layer; }
  // How far the pooling has come by now; what uses it comes at the same time, or, with layers between, after its end.
  bool is_pooled(int cell) const { return !is_played(pool) || is_finished(pool.moment, cell, pool.motion.count); }
  bool all_pooled() const { return !is_played(pool) || pool.moment.step >= pool.moment.steps; }
  // Whether the value of a pooled cell has been put back by now, and whether a later one has overwritten it.
  bool is_put_back(int cell) const;
  std::vector<char> overwritten() const;
  // The pooled cell that the picture is about; -1 for none or several.
  int lone() const;
};
// The channel is that of what is pointed at or played, else `channel`.
PoolingStage pooling_stage_of(const Study&, const Pooling&, const Stage& pool, const Stage* unpool, int channel);

// What is drawn of one channel. A filled corner marks cells that won, "=" those as large that lost to them, hatching values that
// are overwritten.
Block before_block(const PoolingStage&, double cell);
Block pooled_block(const PoolingStage&, double cell);
Block places_block(const PoolingStage&, double cell);  // in words: row, column
bool places_fit(const PoolingStage&, double cell);
Block unpooling_block(const PoolingStage&, double cell);  // what comes into the unpooling, where that is not what was pooled
Block back_block(const PoolingStage&, double cell);
// The same place of each map is the same cell when pointed at.
Block restored_block(const PoolingStage&, const Restored&, const std::string& title, const std::string& note, double cell);

}  // namespace upstamp
